package com.plumbline.rest.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.rest.Json;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web server, with nothing behind it, and requests that it refuses by itself. */
class UnreadableRequestsTest {

    private final Server server = new Server();
    private final UnreadableRequests ours = new UnreadableRequests();
    private LocalConnector connector;

    @BeforeEach
    void start() throws Exception {
        server.start();
        connector = (LocalConnector) ours.createConnector(server);
        server.addConnector(connector);
        connector.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%zz", "/api/customers%2f..", "/api/x;y/..;/z", "/api/jobs/%00"})
    @Proves("NFR-03")
    void anAddressThatCannotBeReadIsAProblemDocument(String path) throws Exception {
        String answer = connector.getResponse("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/problem+json").doesNotContain("<html");
        Problem problem = Json.mapper().readValue(answer.substring(answer.indexOf("\r\n\r\n") + 4), Problem.class);
        assertThat(problem.code()).isEqualTo("request.malformed");
        assertThat(problem.status()).isEqualTo(400);
    }

    @Test
    void soIsARequestForWhichNothingIsThere() throws Exception {
        assertThat(connector.getResponse("PUT /x HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 404 ").contains("path.unknown");
    }

    @Test
    void theServerIsLeftAsItWas() throws Exception {
        ours.leave();

        assertThat(connector.getResponse("GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n")).contains("<html");
    }
}
