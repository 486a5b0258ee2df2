package com.plumbline.camel.internal.log;

import com.plumbline.camel.VendorCall;
import com.plumbline.camel.internal.line.CallLog;
import com.plumbline.camel.internal.log.LogRow.Direction;
import com.plumbline.camel.internal.log.LogRow.Status;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.PluginStates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns calls into rows of the message log, without what identifies a person. */
@Component(service = {CallLog.class, MessageLog.class})
public final class MessageLog implements CallLog {

    private static final int LONGEST = 1000;

    private final LogWriter writer;
    private final PluginStates states;
    private final Clock clock;

    @Activate
    public MessageLog(@Reference LogWriter writer, @Reference PluginStates states, @Reference Clock clock) {
        this.writer = writer;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Entry begin(TenantId tenant, String plugin, VendorCall call) {
        return new Call(tenant, plugin, call, clock.instant());
    }

    @Override
    public void note(TenantId tenant, String plugin, String operation, String error) {
        writer.add(tenant, new LogRow(Ids.next(), clock.instant(), plugin, Direction.OUTBOUND, operation, Status.FAILED, 0, 0, 0, null,
                Redaction.of(error, LONGEST), false, null));
    }

    /**
     * Something a vendor sent.
     *
     * @param error  {@code null} when it was handled
     * @param sealed what is needed to hand it over again, {@code null} when that is not needed
     */
    public void received(TenantId tenant, String plugin, String operation, int httpStatus, Instant since, String request, String error,
            String sealed) {
        writer.add(tenant, new LogRow(Ids.next(), since, plugin, Direction.INBOUND, operation, error == null ? Status.OK : Status.FAILED,
                httpStatus, Duration.between(since, clock.instant()).toMillis(), 1, Redaction.of(request, LONGEST),
                Redaction.of(error, LONGEST), sealed != null, sealed));
    }

    private final class Call implements Entry {

        private final long id = Ids.next();
        private final TenantId tenant;
        private final String plugin;
        private final VendorCall call;
        private final Instant since;
        private boolean written;

        Call(TenantId tenant, String plugin, VendorCall call, Instant since) {
            this.tenant = tenant;
            this.plugin = plugin;
            this.call = call;
            this.since = since;
        }

        @Override
        public void retrying(int attempts, VendorFailure failure) {
            if (!written) {
                written = true;
                add(Status.RETRYING, 0, attempts, failure.getMessage());
            }
        }

        @Override
        public void done(int httpStatus, int attempts) {
            add(Status.OK, httpStatus, attempts, null);
            states.called(tenant, plugin, true, null);
        }

        @Override
        public void failed(int httpStatus, int attempts, VendorFailure failure) {
            add(Status.FAILED, httpStatus, attempts, failure.getMessage());
            states.called(tenant, plugin, false, failure.getMessage());
        }

        private void add(Status status, int httpStatus, int attempts, String error) {
            String asked = call.method() + " " + call.uri();
            String request = Redaction.of(asked, LONGEST);
            boolean replayable = status == Status.FAILED && "GET".equals(call.method()) && request.equals(asked);
            writer.add(tenant, new LogRow(id, since, plugin, Direction.OUTBOUND, call.operation(), status, httpStatus,
                    Duration.between(since, clock.instant()).toMillis(), attempts, request, Redaction.of(error, LONGEST), replayable, null));
        }
    }
}
