package com.plumbline.simulators.internal.twilio;

import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.store.Json;
import java.util.Map;

/** The vendor's error body and the published codes that are used here. Contract sheet, Errors. */
final class TwilioError implements VendorErrors {

    private static final Map<Integer, String> TEXTS = Map.ofEntries(Map.entry(20003, "Authenticate"),
            Map.entry(20404, "The requested resource was not found"), Map.entry(20004, "Method not allowed"), Map.entry(20429, "Too Many Requests"),
            Map.entry(20001, "Invalid parameter"), Map.entry(20500, "Internal Server Error"), Map.entry(20503, "Service Unavailable"),
            Map.entry(21211, "Invalid 'To' Phone Number"), Map.entry(21408, "Permission to send an SMS has not been enabled for the region"),
            Map.entry(21602, "Message body is required."), Map.entry(21603, "A 'From' phone number is required."),
            Map.entry(21604, "A 'To' phone number is required."), Map.entry(21606, "The From phone number is not a valid, SMS-capable number for your account."),
            Map.entry(21609, "The 'StatusCallback' URL is not a valid URL."), Map.entry(21610, "Attempt to send to unsubscribed recipient"),
            Map.entry(21614, "'To' number is not a valid mobile number"), Map.entry(21617, "The concatenated message body exceeds the 1600 character limit."),
            Map.entry(21701, "The Messaging Service does not exist"), Map.entry(30003, "Unreachable destination handset"),
            Map.entry(30005, "Unknown destination handset"), Map.entry(30006, "Landline or unreachable carrier"), Map.entry(30007, "Carrier violation"),
            Map.entry(30034, "US A2P 10DLC - message from an unregistered number"), Map.entry(30409, "The message can not be canceled"));

    /** A request the carrier refuses. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final int status;
        private final int code;

        Refused(int status, int code) {
            this(status, code, text(code));
        }

        Refused(int status, int code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        Response response() {
            return of(status, code, getMessage());
        }
    }

    static String text(int code) {
        return TEXTS.getOrDefault(code, "Error " + code);
    }

    static Response of(int status, int code, String message) {
        return Response.json(status, Json.object().put("code", code).put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code).put("status", status));
    }

    @Override
    public Response fault(int status) {
        int code = status == 429 ? 20429 : status == 401 ? 20003 : status == 503 ? 20503 : 20500;
        Response response = of(status, code, text(code));
        return status == 429 || status == 503 ? response.with("Retry-After", "1") : response;
    }

    @Override
    public Response unknown(Request request, boolean pathExists) {
        return pathExists ? of(405, 20004, text(20004)) : of(404, 20404, "The requested resource " + request.path() + " was not found");
    }
}
