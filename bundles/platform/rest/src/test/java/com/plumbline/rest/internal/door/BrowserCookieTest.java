package com.plumbline.rest.internal.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Over TLS a cookie bears a name that only an encrypted answer of this very host can set. */
class BrowserCookieTest {

    private static final Map<String, String> BY_TLS = Map.of("X-Forwarded-Proto", "https");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @Proves("UIX-05")
    void overTlsItIsBoundToTheHostAndSentEncryptedOnly() {
        assertThat(BrowserCookie.SESSION.set("x", HOUR, request("127.0.0.1", BY_TLS)))
                .isEqualTo("__Host-plumbline_session=x; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict; Secure");
        assertThat(BrowserCookie.PLATFORM.set("x", HOUR, request("127.0.0.1", BY_TLS)))
                .isEqualTo("__Secure-plumbline_platform=x; Path=/api/platform; Max-Age=3600; HttpOnly; SameSite=Strict; Secure");
        assertThat(BrowserCookie.SESSION.gone(request("127.0.0.1", BY_TLS))).startsWith("__Host-plumbline_session=; Path=/; Max-Age=0");
    }

    @Test
    void withoutTlsItIsPlain() {
        assertThat(BrowserCookie.JOURNEY.set("x", HOUR, request("127.0.0.1", Map.of())))
                .isEqualTo("plumbline_sign_on=x; Path=/api/session/oidc; Max-Age=3600; HttpOnly; SameSite=Lax");
    }

    @Test
    @Proves("UIX-05")
    void overTlsAPlainOneThatANeighbourPlantedCountsForNothing() {
        Cookie planted = new Cookie("plumbline_session", "planted");
        Cookie ours = new Cookie("__Host-plumbline_session", "ours");
        assertThat(BrowserCookie.SESSION.in(request("127.0.0.1", BY_TLS, planted, ours))).isEqualTo("ours");
        assertThat(BrowserCookie.SESSION.in(request("127.0.0.1", BY_TLS, planted))).isNull();
        assertThat(BrowserCookie.SESSION.in(request("127.0.0.1", Map.of(), planted))).isEqualTo("planted");
        assertThat(BrowserCookie.SESSION.in("a=b; plumbline_session=planted; __Host-plumbline_session=ours", true)).isEqualTo("ours");
        assertThat(BrowserCookie.SESSION.in("a=b; plumbline_session=mine", false)).isEqualTo("mine");
        assertThat(BrowserCookie.SESSION.in(null, true)).isNull();
    }

    @Test
    void onlyTheProxyOnThisMachineIsBelieved() {
        assertThat(ClientAddress.isEncrypted(request("192.0.2.9", BY_TLS))).isFalse();
        assertThat(ClientAddress.isEncrypted(request("127.0.0.1", Map.of("X-Forwarded-Proto", "https, http")))).as("the last entry is our proxy's").isFalse();
        assertThat(ClientAddress.isEncrypted(request("::1", BY_TLS))).isTrue();
    }

    private static HttpServletRequest request(String peer, Map<String, String> headers, Cookie... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(BrowserCookieTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getCookies" -> cookies.length == 0 ? null : Arrays.copyOf(cookies, cookies.length);
                    case "isSecure" -> false;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
