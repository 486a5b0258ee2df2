package com.plumbline.rest.internal.door;

import com.plumbline.rest.internal.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request body that may have so many bytes, whether it announced its length or not. */
final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long left;

    LimitedBody(InputStream body, int announced, long limit) {
        super(body);
        this.limit = limit;
        this.left = limit;
        if (announced > limit) {
            throw tooLarge();
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw tooLarge();
        }
    }

    private Refusal tooLarge() {
        return new Refusal(413, "request.too-large", "The body may have at most " + limit + " bytes.");
    }
}
