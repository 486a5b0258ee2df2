package com.plumbline.claude.internal;

import com.plumbline.assist.spi.LanguageModel;
import com.plumbline.assist.spi.ModelAnswer;
import com.plumbline.assist.spi.ModelRequest;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.net.URI;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Claude, as {@code assist} asks it. */
@Component
public final class ClaudeModel implements LanguageModel {

    private final ClaudePlugin plugin;

    @Activate
    public ClaudeModel(@Reference ClaudePlugin plugin) {
        this.plugin = plugin;
    }

    @Override
    public String id() {
        return ClaudePlugin.ID;
    }

    @Override
    public boolean ready(TenantId tenant) {
        return plugin.settings(tenant).isPresent();
    }

    @Override
    public long dailyTokens(TenantId tenant) {
        return plugin.settings(tenant).map(ClaudeSettings::dailyTokens).orElse(0L);
    }

    /** Asking changes nothing over there, so a failed question is repeated, which may cost twice. */
    @Override
    public ModelAnswer ask(TenantId tenant, ModelRequest request) {
        ClaudeSettings settings = plugin.settings(tenant).orElseThrow(ClaudeModel::notConnected);
        VendorLine line = plugin.line(tenant).orElseThrow(ClaudeModel::notConnected);
        Duration within = request.timeout().compareTo(settings.timeout()) < 0 ? request.timeout() : settings.timeout();
        VendorCall call = VendorCall.post(operation(request), URI.create(settings.base() + "/v1/messages"), "application/json",
                ClaudeMapper.request(request, settings.modelFor(request.task())));
        return ClaudeMapper.answer(line.call(call.mayRepeat().within(within)).json());
    }

    /** The prompt and its version can be told from the message log. */
    private static String operation(ModelRequest request) {
        return ClaudePlugin.ID + "." + request.promptId() + ".v" + request.promptVersion();
    }

    private static VendorFailure notConnected() {
        return new VendorFailure(ClaudePlugin.ID, ClaudePlugin.ID + ".messages", Kind.REFUSED, "not-connected",
                "Claude is not connected. Connect it under Connections.");
    }
}
