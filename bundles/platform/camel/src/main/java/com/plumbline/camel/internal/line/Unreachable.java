package com.plumbline.camel.internal.line;

import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorCall;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What a broken connection means, in words that say what to look at. */
final class Unreachable {

    private Unreachable() {}

    static VendorFailure explain(String plugin, VendorCall call, LineSettings settings, Exception cause) {
        String name = settings.vendorName();
        String where = call.uri().getHost() + (call.uri().getPort() < 0 ? "" : ":" + call.uri().getPort());
        if (cause instanceof UnknownHostException) {
            return failure(plugin, call, Kind.UNAVAILABLE, "unreachable.host", name + " could not be reached: there is no computer called "
                    + call.uri().getHost() + ". Check the address in the settings, or this appliance's internet connection.", cause);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return failure(plugin, call, Kind.UNAVAILABLE, "unreachable.connect", name + " could not be reached: nothing answers at "
                    + where + ". Check the address in the settings, or this appliance's internet connection.", cause);
        }
        if (cause instanceof SSLException) {
            return failure(plugin, call, Kind.UNAVAILABLE, "unreachable.tls", "No secure connection to " + where
                    + " could be made, so nothing was sent to " + name + ". Check that the address in the settings is right.", cause);
        }
        if (cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException) {
            return failure(plugin, call, Kind.TIMEOUT, "timeout",
                    name + " did not answer in time (" + (call.within() == null ? settings.answerWithin() : call.within()).toSeconds() + " s).", cause);
        }
        if (cause instanceof AnswerReader.TooLarge) {
            return failure(plugin, call, Kind.REJECTED, "answer.too-large",
                    name + " answered with " + cause.getMessage() + ", which is more than is safe to read.", cause);
        }
        return failure(plugin, call, Kind.UNAVAILABLE, "connection.lost",
                "The connection to " + name + " broke before the whole answer was there.", cause);
    }

    private static VendorFailure failure(String plugin, VendorCall call, Kind kind, String code, String message, Exception cause) {
        return new VendorFailure(plugin, call.operation(), kind, code, message, null, null, cause);
    }
}
