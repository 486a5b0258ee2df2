package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import java.util.Optional;
import java.util.function.Function;

/** Puts a module's resources on the router, each behind the gatekeeper. */
final class Catalog {

    private final Router router;
    private final Gatekeeper gate;
    private final Feeds feeds;
    private final String module;

    /** @param module path of the module with its version, such as {@code crm/v2} */
    Catalog(Router router, Gatekeeper gate, Feeds feeds, String module) {
        this.router = router;
        this.gate = gate;
        this.feeds = feeds;
        this.module = module;
    }

    Catalog of(String otherModule) {
        return new Catalog(router, gate, feeds, otherModule);
    }

    Catalog list(String path, Resource resource) {
        return add(path, (company, request) -> Lists.answer(resource, company, request, null));
    }

    Catalog single(String path, Resource resource) {
        return add(path + "/{id}", (company, request) -> find(resource.kind, company, request, "id")
                .map(row -> Response.json(200, Lists.shown(resource, row))).orElseGet(() -> notFound(request, "id")));
    }

    Catalog listAndSingle(String path, Resource resource) {
        return list(path, resource).single(path, resource);
    }

    Catalog export(String path, Kind kind) {
        return add(path, (company, request) -> feeds.answer(kind, company, request));
    }

    /** The resource's records that belong to the parent of the path; 404 when the parent is unknown. */
    Catalog listOf(String parentPath, Kind parent, String path, Resource resource, String parentField) {
        return add(parentPath + "/{id}/" + path, (company, request) -> find(parent, company, request, "id")
                .map(row -> Lists.answer(resource, company, request, record -> record.path(parentField).asLong() == row.id()))
                .orElseGet(() -> notFound(request, "id")));
    }

    /** Something made of one record. */
    Catalog made(String path, Kind kind, Function<Row, ObjectNode> maker) {
        return add(path, (company, request) -> find(kind, company, request, "id").map(row -> Response.ok(maker.apply(row)))
                .orElseGet(() -> notFound(request, "id")));
    }

    private Catalog add(String path, Gatekeeper.Inside inside) {
        String pattern = Vendor.SERVICETITAN.prefix() + "/" + module + "/tenant/{tenant}/" + path;
        router.add("GET", pattern, gate.guard(inside));
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            router.add(method, pattern, gate.refuseWriting());
        }
        return this;
    }

    private static Optional<Row> find(Kind kind, Company company, Request request, String variable) {
        return company.shop().table(kind).find(Values.whole(variable, request.var(variable)));
    }

    private static Response notFound(Request request, String variable) {
        return ApiError.of(404, variable, "Nothing with id " + request.var(variable) + " was found.");
    }
}
