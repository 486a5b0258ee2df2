package com.plumbline.rest.internal.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Json;
import jakarta.annotation.Nullable;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** JSON Schemas of the records that cross the door, each named once below {@code components/schemas}. */
final class Schemas {

    private final ObjectNode all;
    private final Map<String, Class<?>> names = new HashMap<>();

    Schemas(ObjectNode all) {
        this.all = all;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> || !(type instanceof Class<?> plain)) {
            return object();
        }
        return plain(plain);
    }

    ObjectNode ref(Class<?> record) {
        String name = name(record);
        if (!all.has(name)) {
            all.set(name, object());
            all.set(name, properties(record, Map.of()));
        }
        return Json.mapper().createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode list = object().put("type", "array");
            list.set("items", of(type.getActualTypeArguments()[0]));
            return list;
        }
        if (raw == Optional.class) {
            return nullable(of(type.getActualTypeArguments()[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = object().put("type", "object");
            map.set("additionalProperties", of(type.getActualTypeArguments()[1]));
            return map;
        }
        if (raw == Page.class) {
            return page(type.getActualTypeArguments()[0]);
        }
        if (raw.isRecord()) {
            Map<String, Type> filled = new HashMap<>();
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                filled.put(raw.getTypeParameters()[i].getName(), type.getActualTypeArguments()[i]);
            }
            return properties(raw, filled);
        }
        return object();
    }

    private ObjectNode page(Type item) {
        ObjectNode page = object().put("type", "object");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", of(item));
        for (String number : new String[] {"page", "pageSize", "total"}) {
            properties.putObject(number).put("type", "integer");
        }
        page.putArray("required").add("items").add("page").add("pageSize").add("total");
        return page;
    }

    private ObjectNode plain(Class<?> type) {
        if (type == String.class || type == CharSequence.class || type == TenantId.class) {
            return typed("string");
        }
        if (type == PhoneNumber.class) {
            return typed("string").put("examples", "+19135550123").put("format", "phone");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class || type == short.class) {
            return typed("integer");
        }
        if (type == double.class || type == Double.class || type == float.class || type == Float.class || type == BigDecimal.class) {
            return typed("number");
        }
        if (type == Instant.class) {
            return typed("string").put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return typed("string").put("format", "date");
        }
        if (type == LocalTime.class || type == ZoneId.class || type == Duration.class) {
            return typed("string");
        }
        if (type.isEnum()) {
            return enumeration(type);
        }
        if (type == Money.class) {
            return money();
        }
        if (type.isArray()) {
            ObjectNode list = object().put("type", "array");
            list.set("items", of(type.getComponentType()));
            return list;
        }
        if (InputStream.class.isAssignableFrom(type)) {
            return typed("string").put("format", "binary");
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return ObjectNode.class.isAssignableFrom(type) ? typed("object") : object();
        }
        return type.isRecord() ? ref(type) : object();
    }

    private ObjectNode money() {
        if (!all.has("Money")) {
            ObjectNode money = typed("object");
            ObjectNode properties = money.putObject("properties");
            properties.set("amount", typed("string").put("pattern", "^-?\\d+(\\.\\d+)?$"));
            properties.set("currency", typed("string").put("minLength", 3).put("maxLength", 3));
            money.putArray("required").add("amount").add("currency");
            all.set("Money", money);
            names.put("Money", Money.class);
        }
        return Json.mapper().createObjectNode().put("$ref", "#/components/schemas/Money");
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode node = typed("string");
        ArrayNode values = node.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(Json.mapper().valueToTree(constant).asText());
        }
        return node;
    }

    private ObjectNode properties(Class<?> record, Map<String, Type> filled) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.mapper().createArrayNode();
        boolean leavesNullsOut = record.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : record.getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (component.isAnnotationPresent(JsonIgnore.class) || accessor.isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            Type type = component.getGenericType() instanceof TypeVariable<?> variable
                    ? filled.getOrDefault(variable.getName(), Object.class) : component.getGenericType();
            boolean optional = accessor.isAnnotationPresent(Nullable.class) || component.isAnnotationPresent(Nullable.class)
                    || constructorSaysNullable(record, component);
            JsonProperty renamed = accessor.getAnnotation(JsonProperty.class);
            String name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            properties.set(name, optional ? nullable(of(type)) : of(type));
            if (!optional && !leavesNullsOut) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** {@code @Nullable} has targets that put it on the constructor's parameter, not on the component. */
    private static boolean constructorSaysNullable(Class<?> record, RecordComponent component) {
        return Arrays.stream(record.getDeclaredConstructors()).flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .anyMatch(parameter -> parameter.getName().equals(component.getName()) && parameter.isAnnotationPresent(Nullable.class));
    }

    private static ObjectNode nullable(ObjectNode schema) {
        ObjectNode either = object();
        if (schema.has("type") && schema.get("type").isTextual() && !schema.has("enum")) {
            String type = schema.get("type").asText();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        either.putArray("anyOf").add(schema).add(typed("null"));
        return either;
    }

    /** Two records of one simple name in different bundles: the second is told apart by its bundle's name. */
    private String name(Class<?> record) {
        String simple = record.getSimpleName().replaceFirst("Json$", "");
        Class<?> holder = names.putIfAbsent(simple, record);
        if (holder == null || holder == record) {
            return simple;
        }
        String[] packages = record.getPackageName().split("\\.");
        String bundle = packages.length > 2 ? packages[2] : packages[0];
        String longer = Character.toUpperCase(bundle.charAt(0)) + bundle.substring(1) + simple;
        names.putIfAbsent(longer, record);
        return longer;
    }

    private static ObjectNode typed(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}
