package com.plumbline.camel;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How a company's line to a vendor behaves. Start from {@link #to} and change what the vendor's contract says otherwise.
 *
 * @param vendorName     as people know it, {@code ServiceTitan}
 * @param base           where the vendor answers
 * @param access         headers of every call
 * @param errors         what answers mean
 * @param callsPerSecond never exceeded, counted over any second
 * @param attempts       how often a repeatable call is made in all
 * @param firstPause     upper end of the random pause after the first failure; doubles with each
 * @param longestPause   upper end of all pauses; a longer {@code Retry-After} ends the call instead
 * @param connectWithin  time to reach the host
 * @param answerWithin   time from the request to the answer's last byte
 * @param answerBytes    a longer answer is refused
 * @param tripAfter      failed attempts in a row after which the vendor is left alone for {@code restFor}; then one call
 *                       is let through to see
 * @param probe          a cheap read that shows whether the vendor works again, made while the state is not ready and
 *                       nothing else calls; may be {@code null}
 */
public record LineSettings(String vendorName, URI base, Access access, VendorErrors errors, int callsPerSecond, int attempts,
        Duration firstPause, Duration longestPause, Duration connectWithin, Duration answerWithin, int answerBytes,
        int tripAfter, Duration restFor, VendorCall probe) {

    public LineSettings {
        Objects.requireNonNull(base);
        Objects.requireNonNull(access);
        Objects.requireNonNull(errors);
    }

    public static LineSettings to(String vendorName, URI base, Access access, VendorErrors errors) {
        return new LineSettings(vendorName, base, access, errors, 10, 5, Duration.ofMillis(500), Duration.ofSeconds(30),
                Duration.ofSeconds(5), Duration.ofSeconds(30), 64 << 20, 10, Duration.ofSeconds(10), null);
    }

    public LineSettings callsPerSecond(int most) {
        return new LineSettings(vendorName, base, access, errors, most, attempts, firstPause, longestPause, connectWithin,
                answerWithin, answerBytes, tripAfter, restFor, probe);
    }

    public LineSettings attempts(int most, Duration first, Duration longest) {
        return new LineSettings(vendorName, base, access, errors, callsPerSecond, most, first, longest, connectWithin,
                answerWithin, answerBytes, tripAfter, restFor, probe);
    }

    public LineSettings within(Duration connect, Duration answer) {
        return new LineSettings(vendorName, base, access, errors, callsPerSecond, attempts, firstPause, longestPause, connect,
                answer, answerBytes, tripAfter, restFor, probe);
    }

    public LineSettings answerBytes(int most) {
        return new LineSettings(vendorName, base, access, errors, callsPerSecond, attempts, firstPause, longestPause,
                connectWithin, answerWithin, most, tripAfter, restFor, probe);
    }

    public LineSettings trip(int after, Duration rest) {
        return new LineSettings(vendorName, base, access, errors, callsPerSecond, attempts, firstPause, longestPause,
                connectWithin, answerWithin, answerBytes, after, rest, probe);
    }

    public LineSettings probe(VendorCall call) {
        return new LineSettings(vendorName, base, access, errors, callsPerSecond, attempts, firstPause, longestPause,
                connectWithin, answerWithin, answerBytes, tripAfter, restFor, call);
    }
}
