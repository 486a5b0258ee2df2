/**
 * What a bundle needs to serve resources below {@code /api} and to push changes to open screens.
 *
 * <p>A resource is a component annotated with {@link com.plumbline.rest.RestResource}; each of its methods says who may call it
 * ({@link com.plumbline.rest.Requires}, {@link com.plumbline.rest.SignedIn}, {@link com.plumbline.rest.Anyone}), and one that
 * says nothing is not served. JSON is records in and out; a method answers a record, a list or a
 * {@link com.plumbline.kernel.Page}, throws the kernel's errors, and learns who asks from
 * {@link com.plumbline.rest.Callers}. After a commit it tells the open screens through the {@link com.plumbline.rest.LiveHub}.
 *
 * <pre>{@code
 * @Component(service = PriceBookResource.class, scope = ServiceScope.PROTOTYPE)
 * @RestResource
 * @Path("price-book")
 * public class PriceBookResource {
 *
 *     @GET
 *     @Requires("pricebook.read")
 *     @Operation(summary = "Price-book items, by code.")
 *     public Page<PriceItemJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
 *         return priceBook.find(Callers.of(security).tenant(), query.text(), query.page()).map(PriceItemJson::of);
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
package com.plumbline.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
