package com.plumbline.camel.internal.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads the whole answer before anybody sees it, up to a size and a time. A socket time-out alone watches the gaps between
 * packets: a vendor that drips a byte a second would hold a thread for ever, and one that never stops would fill the memory.
 */
final class AnswerReader implements ExecChainHandler {

    /** More came than is agreed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("more than " + (most >> 10) + " KiB");
        }
    }

    /** Camel's HTTP producer calls on the thread of the route, and takes no time-out per message. */
    private static final ThreadLocal<Duration> ALLOWED = new ThreadLocal<>();

    private final int mostBytes;
    private final Duration usual;
    private final LongSupplier nanos;

    AnswerReader(int mostBytes, Duration usual, LongSupplier nanos) {
        this.mostBytes = mostBytes;
        this.usual = usual;
        this.nanos = nanos;
    }

    /** For the next call of this thread. */
    static void allow(Duration within) {
        ALLOWED.set(within);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Duration within = ALLOWED.get() == null ? usual : ALLOWED.get();
        ALLOWED.remove();
        long until = nanos.getAsLong() + within.toNanos();
        scope.clientContext.setRequestConfig(RequestConfig.copy(scope.clientContext.getRequestConfigOrDefault())
                .setResponseTimeout(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS).build());
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return response;
        }
        InputStream in = entity.getContent();
        try {
            byte[] body = read(in, until);
            in.close();
            response.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(entity.getContentType())));
            return response;
        } catch (TooLarge | SocketTimeoutException giveUp) {
            // Closing politely would read the rest.
            scope.execRuntime.discardEndpoint();
            throw giveUp;
        }
    }

    private byte[] read(InputStream in, long until) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[16384];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            body.write(buffer, 0, count);
            if (body.size() > mostBytes) {
                throw new TooLarge(mostBytes);
            }
            if (nanos.getAsLong() > until) {
                throw new SocketTimeoutException("the answer did not end in time");
            }
        }
        return body.toByteArray();
    }
}
