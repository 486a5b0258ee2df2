package ${package}.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DescriptorTest {

    @Test
    void theDescriptorThePageAndTheClassesSpeakOfTheSamePlugIn() throws IOException {
        JsonNode descriptor = new ObjectMapper().readTree(getClass().getResource("/OSGI-INF/plugin/${artifactId}.json"));
        JsonNode page = new ObjectMapper().readTree(getClass().getResource("/ui/plugin-ui.json"));

        assertThat(descriptor.path("id").asText()).isEqualTo(${pluginClass}Plugin.ID).isEqualTo(page.path("id").asText());
        assertThat(descriptor.at("/settings/properties/apiKey/writeOnly").asBoolean()).isTrue();
    }
}
