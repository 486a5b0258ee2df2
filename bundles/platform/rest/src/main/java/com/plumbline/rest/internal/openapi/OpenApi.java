package com.plumbline.rest.internal.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Json;
import com.plumbline.rest.internal.door.Declared;
import com.plumbline.rest.internal.problem.Problem;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the OpenAPI 3.1 document of the resources that are served now. The same resources give the same bytes. */
final class OpenApi {

    private final ObjectNode document = Json.mapper().createObjectNode();
    private final Schemas schemas = new Schemas(document.putObject("components").putObject("schemas"));
    private final Map<String, Integer> operationIds = new HashMap<>();

    private OpenApi() {}

    static ObjectNode of(List<Resources.Operation> operations, String version) {
        return new OpenApi().write(operations, version);
    }

    private ObjectNode write(List<Resources.Operation> operations, String version) {
        ObjectNode components = (ObjectNode) document.remove("components");
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "Plumbline").put("version", version);
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Resources.Operation operation : operations) {
            ObjectNode path = paths.withObjectProperty(operation.path());
            path.set(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        schemas.ref(Problem.class);
        components.set("responses", problems());
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "plumbline_session");
        security.putObject("token").put("type", "http").put("scheme", "bearer");
        document.set("components", components);
        return document;
    }

    private ObjectNode operation(Resources.Operation operation) {
        Method method = operation.java();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("operationId", id(method));
        node.putArray("tags").add(tag(operation.path()));
        var summary = method.getAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        if (summary != null && !summary.summary().isBlank()) {
            node.put("summary", summary.summary());
        }
        declared(node, operation.declared());
        ArrayNode parameters = Json.mapper().createArrayNode();
        for (Parameter parameter : method.getParameters()) {
            parameter(node, parameters, operation, parameter);
        }
        if (!parameters.isEmpty()) {
            node.set("parameters", parameters);
        }
        responses(node.putObject("responses"), operation);
        return node;
    }

    private static void declared(ObjectNode node, Declared declared) {
        switch (declared.kind()) {
            case PERMITTED -> {
                node.put("x-permission", declared.permissions().get(0));
                if (declared.permissions().size() > 1) {
                    ArrayNode all = node.putArray("x-permissions");
                    declared.permissions().forEach(all::add);
                }
            }
            case ANYONE -> node.put("x-public", true);
            default -> { }
        }
        ArrayNode security = node.putArray("security");
        if (declared.kind() != Declared.Kind.ANYONE) {
            security.addObject().putArray("session");
            security.addObject().putArray("token");
        }
    }

    private void parameter(ObjectNode node, ArrayNode parameters, Resources.Operation operation, Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            for (Class<?> type = parameter.getType(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    named(parameters, field, field.getGenericType());
                }
            }
        } else if (!named(parameters, parameter, parameter.getParameterizedType()) && isBody(parameter)) {
            ObjectNode body = node.putObject("requestBody");
            body.put("required", !parameter.isAnnotationPresent(Nullable.class));
            var consumes = operation.java().getAnnotation(jakarta.ws.rs.Consumes.class);
            body.putObject("content").putObject(consumes == null ? MediaType.APPLICATION_JSON : consumes.value()[0])
                    .set("schema", schemas.of(parameter.getParameterizedType()));
        }
    }

    /** The parameter that says nothing of where it comes from, or only that it may be left out. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations()).allMatch(Nullable.class::isInstance);
    }

    private boolean named(ArrayNode parameters, AnnotatedElement element, Type type) {
        PathParam path = element.getAnnotation(PathParam.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        if (path == null && query == null && header == null) {
            return false;
        }
        String name = path != null ? path.value() : query != null ? query.value() : header.value();
        ObjectNode node = parameters.addObject();
        node.put("name", name).put("in", path != null ? "path" : query != null ? "query" : "header").put("required", path != null);
        ObjectNode schema = name.equals("page") || name.equals("pageSize")
                ? Json.mapper().createObjectNode().put("type", "integer").put("minimum", 1) : schemas.of(type);
        if (name.equals("pageSize")) {
            schema.put("maximum", 200).put("default", 50);
        }
        DefaultValue otherwise = element.getAnnotation(DefaultValue.class);
        if (otherwise != null) {
            schema.put("default", otherwise.value());
        }
        node.set("schema", schema);
        return true;
    }

    private void responses(ObjectNode responses, Resources.Operation operation) {
        Method method = operation.java();
        Answers answers = method.getAnnotation(Answers.class);
        Type type = answers != null && answers.type() != void.class ? answers.type() : method.getGenericReturnType();
        boolean nothing = type == void.class || type == Response.class;
        int status = answers != null ? answers.value() : type == void.class ? 204 : 200;
        ObjectNode good = responses.putObject(Integer.toString(status)).put("description", status == 202 ? "Accepted; it goes on in the background" : "Done");
        if (!nothing) {
            var produces = method.getAnnotation(jakarta.ws.rs.Produces.class);
            good.putObject("content").putObject(produces == null ? MediaType.APPLICATION_JSON : produces.value()[0]).set("schema", schemas.of(type));
        }
        if (operation.declared().kind() != Declared.Kind.ANYONE) {
            responses.putObject("401").put("$ref", "#/components/responses/Problem");
            responses.putObject("403").put("$ref", "#/components/responses/Problem");
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    private ObjectNode problems() {
        ObjectNode responses = Json.mapper().createObjectNode();
        ObjectNode problem = responses.putObject("Problem").put("description", "What went wrong, with a stable code and words for people");
        problem.putObject("content").putObject(Problem.MEDIA_TYPE).set("schema", schemas.ref(Problem.class));
        return responses;
    }

    /** {@code CustomerResource.list} is {@code customerList}; a second one of the same name gets a number. */
    private String id(Method method) {
        String subject = method.getDeclaringClass().getSimpleName().replaceFirst("(Rest)?Resource$", "");
        String name = Character.toLowerCase(subject.charAt(0)) + subject.substring(1)
                + Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1);
        int earlier = operationIds.merge(name, 1, Integer::sum);
        return earlier == 1 ? name : name + earlier;
    }

    private static String tag(String path) {
        String[] parts = path.split("/");
        return parts.length > 2 ? parts[2] : "";
    }
}
