package com.plumbline.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Versions of single records: {@code ETag: "7"} out, {@code If-Match: "7"} in. */
public final class Etags {

    private Etags() {}

    /** 200 with the record and its version. */
    public static Response ok(Object body, long version) {
        return Response.ok(body).tag(new EntityTag(Long.toString(version))).build();
    }

    /**
     * Guards an edit: does nothing when the caller named no version, or the current one.
     *
     * @throws ClientErrorException 412, {@code edit.conflict}: somebody else changed the record since the caller read it
     */
    public static void check(HttpHeaders headers, long version) {
        String named = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (named == null || named.strip().equals("*")) {
            return;
        }
        for (String one : named.split(",")) {
            // Jetty's gzip handler marks tags of compressed answers: "7--gzip".
            if (one.strip().replace("--gzip", "").equals('"' + Long.toString(version) + '"')) {
                return;
            }
        }
        throw new ClientErrorException(Response.Status.PRECONDITION_FAILED);
    }
}
