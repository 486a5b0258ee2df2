package com.plumbline.operations.internal;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.DataFolder;
import com.plumbline.rest.DoorReport;
import com.plumbline.rest.Visitors;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /metrics} in the text format of Prometheus, for whoever has the operator's token. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Health health;
    private final transient Companies companies;
    private final transient DoorReport door;
    private final transient Visitors visitors;

    @Activate
    public MetricsServlet(@Reference Health health, @Reference Companies companies, @Reference DoorReport door, @Reference Visitors visitors) {
        this.health = health;
        this.companies = companies;
        this.door = door;
        this.visitors = visitors;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (visitors.find(request).filter(caller -> caller.kind() == Caller.Kind.OPERATOR).isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer");
            return;
        }
        response.setContentType("text/plain;version=0.0.4;charset=utf-8");
        response.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        Lines lines = new Lines();
        Runtime java = Runtime.getRuntime();
        lines.metric("plumbline_uptime_seconds", "gauge", "Since the start").value(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        lines.metric("plumbline_memory_used_bytes", "gauge", "Heap in use").value(java.totalMemory() - java.freeMemory());
        lines.metric("plumbline_memory_max_bytes", "gauge", "Heap at most").value(java.maxMemory());
        lines.metric("plumbline_disk_free_bytes", "gauge", "Free where the data lies").value(DataFolder.path().toFile().getUsableSpace());
        lines.metric("plumbline_threads", "gauge", "Live threads").value(ManagementFactory.getThreadMXBean().getThreadCount());
        lines.metric("plumbline_gc_seconds_total", "counter", "Time spent collecting garbage").value(
                ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum() / 1000.0);
        lines.metric("plumbline_companies", "gauge", "Companies on this appliance").value(companies.all().size());
        lines.metric("plumbline_screens", "gauge", "Screens that follow the live stream").value(door.openScreens());
        lines.metric("plumbline_http_answers_total", "counter", "Answers by first digit of the status");
        long[] answered = door.answered();
        for (int digit = 1; digit < answered.length; digit++) {
            lines.value("status", digit + "xx", answered[digit]);
        }
        lines.metric("plumbline_http_seconds_total", "counter", "Time spent answering").value(door.secondsSpent());
        lines.metric("plumbline_service_up", "gauge", "1 when the service is up");
        health.services().forEach(service -> lines.value("service", service.name(), service.isUp() ? 1 : 0));
        lines.metric("plumbline_plugin_ready", "gauge", "1 when the plug-in is ready for the company");
        health.plugins().forEach(plugin -> lines.value("plugin", plugin.id() + "\",tenant=\"" + plugin.tenant(), plugin.isWell() ? 1 : 0));
        return lines.toString();
    }

    /** The text format: a name, its kind, its values. */
    private static final class Lines {

        private final StringBuilder text = new StringBuilder();
        private String name;

        Lines metric(String metric, String kind, String help) {
            name = metric;
            text.append("# HELP ").append(metric).append(' ').append(help).append("\n# TYPE ").append(metric).append(' ').append(kind).append('\n');
            return this;
        }

        void value(double value) {
            text.append(name).append(' ').append(number(value)).append('\n');
        }

        void value(String label, String labelled, double value) {
            text.append(name).append('{').append(label).append("=\"").append(labelled).append("\"} ").append(number(value)).append('\n');
        }

        private static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
