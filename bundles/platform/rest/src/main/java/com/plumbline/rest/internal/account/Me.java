package com.plumbline.rest.internal.account;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Sessions;
import com.plumbline.rest.internal.door.Authentication;
import com.plumbline.rest.internal.door.Door;
import com.plumbline.rest.internal.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The signed-in person himself: not a program with a token, nor support looking in. */
record Me(Caller caller, Sessions.Session session) {

    static Me of(ContainerRequestContext request) {
        if (request.getProperty(Door.RECOGNISED) instanceof Authentication.Recognised known && known.session() != null
                && known.caller().tenant().equals(known.session().user().tenant())) {
            return new Me(known.caller(), known.session());
        }
        throw new Refusal(403, "session.person-only", "Only a person who is signed in himself can do that; a token cannot.");
    }
}
