package com.plumbline.rest.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.rest.Json;
import com.plumbline.rest.internal.problem.Problem;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Reads and writes the bodies below {@code /api}: records in, records out. */
@Component(service = {MessageBodyReader.class, MessageBodyWriter.class}, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("plumbline.json")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonExtension implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private final ObjectMapper mapper = Json.mapper();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !isRaw(type);
    }

    @Override
    public Object readFrom(Class<Object> type, Type generic, Annotation[] annotations, MediaType media,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        JavaType wanted = mapper.constructType(generic);
        PushbackInputStream content = new PushbackInputStream(body);
        int first = content.read();
        if (first < 0 && Arrays.stream(annotations).anyMatch(Nullable.class::isInstance)) {
            return null;
        } else if (first < 0) {
            throw BadJson.missing();
        }
        content.unread(first);
        try {
            Object value = mapper.readValue(content, wanted);
            if (value == null) {
                throw BadJson.missing();
            }
            return value;
        } catch (JsonParseException malformed) {
            throw BadJson.malformed(malformed);
        } catch (JsonMappingException mismatch) {
            throw BadJson.mismatch(mismatch);
        } catch (JsonProcessingException malformed) {
            throw BadJson.malformed(malformed);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !isRaw(type);
    }

    @Override
    public void writeTo(Object value, Class<?> type, Type generic, Annotation[] annotations, MediaType media,
            MultivaluedMap<String, Object> headers, OutputStream body) throws IOException {
        // Written at once: a failure half-way must still become a problem document, not half an answer.
        body.write(mapper.writeValueAsBytes(value));
    }

    private static boolean isRaw(Class<?> type) {
        return InputStream.class.isAssignableFrom(type) || StreamingOutput.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type) || type == byte[].class || java.io.File.class.isAssignableFrom(type)
                || java.io.Reader.class.isAssignableFrom(type);
    }
}
