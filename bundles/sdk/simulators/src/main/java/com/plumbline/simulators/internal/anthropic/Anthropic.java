package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.http.Handler;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.store.Json;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;

/** The Anthropic simulator under {@code /anthropic}: messages, token counts, models. Answers follow from the question alone. */
public final class Anthropic {

    private static final int LARGEST_REQUEST = 32 * 1024 * 1024;
    private static final List<String> MODES = List.of("normal", "schema-breaking", "refusal", "max_tokens", "malformed");

    private final Companies companies;
    private volatile String mode = "normal";

    public Anthropic(Companies companies) {
        this.companies = companies;
    }

    public void addTo(Router router) {
        String base = Vendor.ANTHROPIC.prefix() + "/v1";
        router.add("POST", base + "/messages", guard((version, request) -> message(version, body(request))));
        router.add("POST", base + "/messages/count_tokens", guard((version, request) -> {
            JsonNode body = body(request);
            MessageRules.check(version, body, true);
            return Response.ok(Json.object().put("input_tokens", inputTokens(body)));
        }));
        router.add("GET", base + "/models", guard((version, request) -> Response.ok(Models.list())));
        router.add("GET", base + "/models/{model}", guard((version, request) -> {
            if (!Models.exists(request.var("model"))) {
                throw new AnthropicError.Refused(404, "model: " + request.var("model"));
            }
            return Response.ok(Models.json(request.var("model")));
        }));
    }

    public VendorErrors errors() {
        return new AnthropicError();
    }

    /** How the model behaves from now on: one of {@code normal schema-breaking refusal max_tokens malformed}. */
    public String setMode(String wanted) {
        if (!MODES.contains(wanted)) {
            throw new IllegalArgumentException("The model can be " + String.join(", ", MODES) + ", not '" + wanted + "'.");
        }
        mode = wanted;
        return wanted;
    }

    public String mode() {
        return mode;
    }

    private Handler guard(BiFunction<String, Request, Response> inside) {
        return request -> {
            try {
                String key = request.header("x-api-key").or(() -> request.header("authorization").map(value -> value.replaceFirst("(?i)^Bearer ", "")))
                        .orElse("");
                if (companies.byCredential(Credentials::apiKey, key).isEmpty()) {
                    throw new AnthropicError.Refused(401, "invalid x-api-key");
                }
                String version = request.header("anthropic-version").orElseThrow(() -> AnthropicError.invalid("anthropic-version: header is required"));
                if (!version.equals(MessageRules.OLD) && !version.equals(MessageRules.NEW)) {
                    throw AnthropicError.invalid("anthropic-version: \"" + version + "\" is not a valid version");
                }
                return inside.apply(version, request).with("request-id", Ids.next("req_")).with("anthropic-ratelimit-requests-limit", "4000")
                        .with("anthropic-ratelimit-requests-remaining", "3999");
            } catch (AnthropicError.Refused refused) {
                return refused.response();
            }
        };
    }

    private static JsonNode body(Request request) {
        if (request.body().length > LARGEST_REQUEST) {
            throw new AnthropicError.Refused(413, "Request exceeds the maximum size");
        }
        if (!request.hasContentType("application/json")) {
            throw AnthropicError.invalid("content-type: must be application/json");
        }
        try {
            JsonNode body = Json.read(request.body());
            if (body.isObject()) {
                return body;
            }
        } catch (UncheckedIOException malformed) {
            throw AnthropicError.invalid("The request body is not valid JSON: " + malformed.getCause().getMessage().lines().findFirst().orElse(""));
        }
        throw AnthropicError.invalid("The request body is not a JSON object");
    }

    private Response message(String version, JsonNode body) {
        MessageRules.check(version, body, false);
        ObjectNode answer = Json.object().put("id", Ids.next("msg_")).put("type", "message").put("role", "assistant")
                .put("model", body.path("model").asText());
        ArrayNode content = answer.putArray("content");
        answer.put("stop_reason", "end_turn").putNull("stop_sequence").putNull("stop_details").putNull("container").putNull("diagnostics");
        say(body, content, answer);
        int output = tokens(content.toString());
        answer.putObject("usage").put("input_tokens", inputTokens(body)).put("output_tokens", output).put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0).putNull("cache_creation").putNull("output_tokens_details").putNull("server_tool_use")
                .put("service_tier", "standard").putNull("inference_geo").put("speed", "standard");
        return body.path("stream").asBoolean() ? EventStream.of(answer) : Response.ok(answer);
    }

    private void say(JsonNode body, ArrayNode content, ObjectNode answer) {
        if (mode.equals("refusal")) {
            answer.put("stop_reason", "refusal").putObject("stop_details").put("type", "refusal").putNull("category").putNull("explanation");
            return;
        }
        Advice advice = new Advice(new CaseFile(question(body)));
        if (body.path("tool_choice").path("type").asText().equals("tool")) {
            useTool(body, advice, content, answer);
            return;
        }
        JsonNode schema = body.path("output_config").path("format").path("schema");
        String text = schema.isObject() ? spoilt(new SchemaWriter(advice, schema).write()) : String.join(" ", advice.summary());
        int limit = mode.equals("max_tokens") ? text.length() / 2 : body.path("max_tokens").asInt() * 4;
        if (text.length() > limit) {
            text = text.substring(0, limit);
            answer.put("stop_reason", "max_tokens");
        }
        content.addObject().put("type", "text").put("text", text).putNull("citations");
    }

    private String spoilt(JsonNode written) {
        if (mode.equals("malformed")) {
            return "Here is what you asked for: " + written.toString().replaceFirst("}$", "");
        }
        if (mode.equals("schema-breaking") && written instanceof ObjectNode object && object.fieldNames().hasNext()) {
            String first = object.fieldNames().next();
            return Json.object().put(first, 42).put("somethingElse", "not in the schema").toString();
        }
        return written.toString();
    }

    private static void useTool(JsonNode body, Advice advice, ArrayNode content, ObjectNode answer) {
        String name = body.path("tool_choice").path("name").asText();
        for (JsonNode tool : body.path("tools")) {
            if (tool.path("name").asText().equals(name)) {
                ObjectNode use = content.addObject().put("type", "tool_use").put("id", Ids.next("toolu_")).put("name", name);
                use.set("input", new SchemaWriter(advice, tool.path("input_schema")).write());
                use.putObject("caller").put("type", "direct");
                answer.put("stop_reason", "tool_use");
                return;
            }
        }
        throw AnthropicError.invalid("tool_choice: Tool '" + name + "' not found in provided tools");
    }

    /** The text of the user's messages. */
    private static String question(JsonNode body) {
        StringBuilder text = new StringBuilder();
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                text.append(plain(message.path("content"))).append('\n');
            }
        }
        return text.toString();
    }

    private static String plain(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asText("")).append('\n'));
        return text.toString();
    }

    private static int inputTokens(JsonNode body) {
        StringBuilder all = new StringBuilder(plain(body.path("system")));
        body.path("messages").forEach(message -> all.append(plain(message.path("content"))));
        return tokens(all.toString() + body.path("tools") + body.path("output_config"));
    }

    /** Near enough, and easy to check: one token for four characters, rounded up. */
    private static int tokens(String text) {
        return (text.length() + 3) / 4;
    }
}
