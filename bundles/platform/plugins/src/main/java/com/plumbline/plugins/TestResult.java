package com.plumbline.plugins;

import com.plumbline.kernel.VendorFailure;

/**
 * The answer of <em>Test connection</em>.
 *
 * @param code    {@code ok}, or the vendor's own code or the HTTP status
 * @param message for the person who filled the form in: what is wrong and which field to look at
 */
public record TestResult(boolean ok, String code, String message) {

    public static TestResult works(String message) {
        return new TestResult(true, "ok", message);
    }

    public static TestResult fails(String code, String message) {
        return new TestResult(false, code, message);
    }

    public static TestResult fails(VendorFailure failure) {
        return new TestResult(false, failure.code(), failure.getMessage());
    }
}
