package com.plumbline.simulators.internal.servicetitan;

import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Handler;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.seed.Credentials;
import java.util.Optional;

/**
 * Stands before every module: token (bare or {@code Bearer}), app key, tenant of the path, rate. 401 for a token or app key that is
 * missing, unknown or expired, and no body for the token; 403 for keys that are good but not for this. Contract sheet, 1 and 3.
 */
final class Gatekeeper {

    /** Answers for the company whose keys were shown. */
    @FunctionalInterface
    interface Inside {

        Response answer(Company company, Request request);
    }

    private final Companies companies;
    private final AccessTokens tokens;
    private final RateLimit rate;

    Gatekeeper(Companies companies, AccessTokens tokens, RateLimit rate) {
        this.companies = companies;
        this.tokens = tokens;
        this.rate = rate;
    }

    Handler guard(Inside inside) {
        return request -> {
            Optional<Company> company = request.header("authorization").map(value -> value.replaceFirst("(?i)^Bearer ", "").trim())
                    .flatMap(tokens::company);
            if (company.isEmpty()) {
                return Response.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            Optional<Company> app = request.header("st-app-key").flatMap(key -> companies.byCredential(Credentials::appKey, key));
            if (app.isEmpty()) {
                return ApiError.of(401, null, "The application key is missing or unknown.");
            }
            if (app.get() != company.get()) {
                return ApiError.of(403, null, "The application is not connected to this tenant.");
            }
            if (!String.valueOf(company.get().tenantId()).equals(request.var("tenant"))) {
                return ApiError.of(403, null, "The token is not for tenant " + request.var("tenant") + ".");
            }
            if (!rate.accept(app.get().credentials().appKey() + "/" + request.var("tenant"))) {
                return ApiError.of(429, null, "Rate limit is exceeded. Try again in 1 seconds.").with("Retry-After", "1");
            }
            try {
                return inside.answer(company.get(), request);
            } catch (ApiError.Invalid invalid) {
                return invalid.response();
            }
        };
    }

    /** Our connection has reading scopes only. */
    Handler refuseWriting() {
        return guard((company, request) -> ApiError.of(403, null,
                "The application has no scope to write; " + request.method() + " was refused and nothing was changed."));
    }
}
