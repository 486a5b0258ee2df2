package com.plumbline.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleServletTest {

    private final ConsoleServlet servlet = new ConsoleServlet(new WebFiles(builtFiles()));

    @Test
    void anUnknownPathIsAPageOfTheApplication() throws IOException {
        Answer answer = get("/customers/cus_0HZX", Map.of());

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.text()).contains("<div id=\"root\">");
        assertThat(answer.headers).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void thePageCarriesTheNonceThatItsHeaderAllows() throws IOException {
        Answer answer = get("/", Map.of());

        String nonce = answer.text().replaceAll("(?s).*content=\"([^\"]+)\".*", "$1");
        assertThat(nonce).hasSizeGreaterThan(20).doesNotContain("__");
        assertThat(answer.headers.get("Content-Security-Policy"))
                .contains("style-src 'self' 'nonce-" + nonce + "'")
                .contains("script-src 'self' 'sha256-abc='")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void thePlatformHasAnApplicationOfItsOwn() throws IOException {
        for (String path : new String[] {"/platform", "/platform/", "/platform/companies/demo", "/platform/index.html"}) {
            assertThat(get(path, Map.of()).text()).as(path).contains("the platform");
        }
        assertThat(get("/platforms", Map.of()).text()).doesNotContain("the platform");
        assertThat(get("/platform/assets/old-1a2b.js", Map.of()).status).isEqualTo(404);
    }

    @Test
    void everyPageHasItsOwnNonce() throws IOException {
        assertThat(get("/", Map.of()).text()).isNotEqualTo(get("/", Map.of()).text());
    }

    @Test
    void pathsOfOtherPartsAreNotAnsweredWithAPage() throws IOException {
        for (String path : new String[] {"/api", "/api/nothing", "/assets/old-1a2b.js", "/plugins/x/1.0.0/ui.js", "/ws", "/b/token", "/u/token",
                "/hooks/twilio/t/sms", "/health", "/metrics"}) {
            assertThat(get(path, Map.of()).status).as(path).isEqualTo(404);
        }
    }

    @Test
    void aBuiltAssetIsKeptForAYearAndSentCompressed() throws IOException {
        Answer answer = get("/assets/index-1a2b.js", Map.of("Accept-Encoding", "gzip, br"));

        assertThat(answer.text()).isEqualTo("zipped");
        assertThat(answer.headers)
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws IOException {
        String etag = get("/favicon.svg", Map.of()).headers.get("ETag");

        Answer again = get("/favicon.svg", Map.of("If-None-Match", etag));

        assertThat(again.status).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void noPathReachesAFileThatTheBuildDidNotList() throws IOException {
        for (String path : new String[] {"/../script-hashes.txt", "/web-files.txt", "/assets/../../script-hashes.txt",
                "/assets/index-1a2b.js.gz"}) {
            assertThat(get(path, Map.of()).text()).as(path).doesNotContain("sha256").doesNotContain("zipped");
        }
    }

    private Answer get(String path, Map<String, String> headers) throws IOException {
        Answer answer = new Answer();
        servlet.doGet(request(path, headers), answer.asResponse());
        return answer;
    }

    private static HttpServletRequest request(String path, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(ConsoleServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequestURI" -> path;
                    case "getHeader" -> headers.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static ClassLoader builtFiles() {
        Map<String, String> files = Map.of(
                "web-files.txt", "index.html\nplatform/index.html\nfavicon.svg\nassets/index-1a2b.js\nassets/index-1a2b.js.gz\n",
                "script-hashes.txt", "'sha256-abc='\n",
                "web/index.html", "<meta content=\"__STYLE_NONCE__\"><div id=\"root\"></div>",
                "web/platform/index.html", "<p>the platform</p>",
                "web/favicon.svg", "<svg/>",
                "web/assets/index-1a2b.js", "plain",
                "web/assets/index-1a2b.js.gz", "zipped");
        return new ClassLoader() {
            @Override
            public InputStream getResourceAsStream(String name) {
                String content = files.get(name);
                return content == null ? null : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static final class Answer {
        private int status = 200;
        private final Map<String, String> headers = new HashMap<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }

        HttpServletResponse asResponse() {
            return (HttpServletResponse) Proxy.newProxyInstance(ConsoleServletTest.class.getClassLoader(),
                    new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                            case "setStatus", "sendError" -> status = (int) arguments[0];
                            case "setContentType", "setContentLength" -> { }
                            case "getOutputStream" -> {
                                return stream();
                            }
                            default -> throw new UnsupportedOperationException(method.getName());
                        }
                        return null;
                    });
        }

        private ServletOutputStream stream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(int b) {
                    body.write(b);
                }
            };
        }
    }
}
