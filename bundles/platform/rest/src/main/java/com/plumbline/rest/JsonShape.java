package com.plumbline.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;

/** How our own types look in JSON. */
final class JsonShape {

    private JsonShape() {}

    static ObjectMapper mapper() {
        SimpleModule ours = new SimpleModule("plumbline")
                .addSerializer(Money.class, new MoneyWriter())
                .addDeserializer(Money.class, new MoneyReader())
                .addSerializer(TenantId.class, ToStringSerializer.instance)
                .addSerializer(PhoneNumber.class, ToStringSerializer.instance);
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(ours)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        // A number or a boolean is not a text: a phone number sent as a number has lost its zeros already.
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    private static final class MoneyWriter extends StdSerializer<Money> {

        private static final long serialVersionUID = 1L;

        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeStringField("amount", money.amount().toPlainString());
            out.writeStringField("currency", money.currency().getCurrencyCode());
            out.writeEndObject();
        }
    }

    private static final class MoneyReader extends StdDeserializer<Money> {

        private static final long serialVersionUID = 1L;

        MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(in);
            JsonNode amount = node.path("amount");
            JsonNode currency = node.path("currency");
            if (!amount.isTextual() || !currency.isTextual() || node.size() != 2) {
                return context.reportInputMismatch(this, "must look like {\"amount\":\"149.95\",\"currency\":\"USD\"}");
            }
            try {
                Currency iso = Currency.getInstance(currency.textValue());
                BigDecimal exact = new BigDecimal(amount.textValue());
                if (exact.stripTrailingZeros().scale() > iso.getDefaultFractionDigits()) {
                    return context.reportInputMismatch(this, "has more decimals than " + iso + " knows");
                }
                return Money.of(exact, iso);
            } catch (IllegalArgumentException | ArithmeticException notMoney) {
                return context.reportInputMismatch(this, "must look like {\"amount\":\"149.95\",\"currency\":\"USD\"}");
            }
        }
    }
}
