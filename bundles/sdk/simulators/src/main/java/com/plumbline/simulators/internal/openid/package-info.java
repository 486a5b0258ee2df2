/**
 * An OpenID Connect provider under {@code /openid}: whoever sits at the browser says who he is. {@link com.plumbline.simulators.internal.openid.OpenIdProvider}
 * holds the routes; a {@link com.plumbline.simulators.internal.openid.Grant} lives from the page to the token, once. Strict as RFC 6749, RFC 7636 and OpenID Connect Core 1.0 ask.
 */
package com.plumbline.simulators.internal.openid;
