package com.plumbline.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.PluginStates.Kind;
import com.plumbline.plugins.TestResult;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bundle's parts over real stores, with a plug-in whose coming and going the test decides. */
final class Bench {

    static final String DESCRIPTOR = """
            {"id":"acme","name":"Acme","version":"1.0.0","vendor":"Acme Inc.","offers":["sms"],"settings":{"type":"object",
             "required":["account","key"],"additionalProperties":false,"properties":{
              "account":{"type":"string","title":"Account"},
              "key":{"type":"string","title":"Secret key","writeOnly":true,"minLength":8},
              "baseUrl":{"type":"string","format":"uri","default":"https://api.acme.example"},
              "publicUrl":{"type":"string","format":"uri","x-ours":true},
              "limit":{"type":"integer","minimum":1,"default":10,"x-unit":"calls"}}}}""";

    final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:00:00Z"));
    final TenantId tenant;
    final List<AuditEntry> trail = new CopyOnWriteArrayList<>();
    final List<NewEvent> events = new CopyOnWriteArrayList<>();
    final List<String> live = new CopyOnWriteArrayList<>();
    final Descriptors descriptors = new Descriptors();
    final Grants grants;
    final States states;
    final Connections connections;
    final Configuring configuring;
    final PluginList list;
    final Recorder plugin = new Recorder();
    final Caller owner;
    private final TestStorage storage;
    private volatile Company.State companyState = Company.State.ACTIVE;

    Bench(TestStorage storage, TenantId tenant) {
        this.storage = storage;
        this.tenant = tenant;
        this.owner = new Caller(tenant, Caller.Kind.USER, "usr_1", "Olive", null, java.util.Set.of());
        this.grants = new Grants(storage.store("plugins"), new ToyVault());
        this.states = newStates();
        this.connections = new Connections(grants, descriptors, companies(), states, 0);
        UiPlugins ui = new UiPlugins(descriptors, grants, companies(), (who, topic, kind, ids, data) -> live.add(topic));
        this.configuring = new Configuring(grants, descriptors, connections, ui, companies(), new Trail(), clock);
        this.list = new PluginList(descriptors, grants, states);
    }

    /** As after a restart: nothing remembered. */
    States newStates() {
        return new States(storage.store("plugins-state"), new Noted(), (who, topic, kind, ids, data) -> live.add(topic), grants, descriptors,
                companies(), clock);
    }

    Grants newGrants() {
        return new Grants(storage.store("plugins"), new ToyVault());
    }

    void install() {
        descriptors.arrived(Descriptor.read(json(DESCRIPTOR), null, null));
        descriptors.changed();
    }

    void uninstall() {
        descriptors.left(descriptors.find("acme").orElseThrow());
        descriptors.changed();
        settle();
    }

    void run() {
        connections.added(plugin);
        settle();
    }

    void configure(boolean enabled, String settings) {
        configuring.configure(owner, tenant, "acme", enabled, settings == null ? null : json(settings));
        settle();
    }

    void settle() {
        connections.settledSoon(tenant, "acme");
    }

    Kind state() {
        return states.state(tenant, "acme").kind();
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    void turn(Company.State now) {
        companyState = now;
        connections.changed(company());
        settle();
    }

    private Company company() {
        return new Company(tenant, "A shop", ZoneId.of("America/Chicago"), companyState, true);
    }

    private Companies companies() {
        return new Companies() {
            @Override
            public List<Company> all() {
                return List.of(company());
            }

            @Override
            public Optional<Company> find(TenantId id) {
                return id.equals(tenant) ? Optional.of(company()) : Optional.empty();
            }

            @Override
            public Company get(TenantId id) {
                return find(id).orElseThrow(() -> new NotFound("company", id));
            }
        };
    }

    /** Notes what it is told; fails when the test wants that. */
    static final class Recorder implements Plugin {

        final List<String> told = new CopyOnWriteArrayList<>();
        volatile RuntimeException failure;

        @Override
        public String id() {
            return "acme";
        }

        @Override
        public void connect(TenantId tenant, PluginSettings settings) {
            told.add("connect " + settings.text("account") + " " + settings.text("key") + " " + settings.number("limit"));
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void disconnect(TenantId tenant) {
            told.add("disconnect");
        }

        @Override
        public TestResult test(TenantId tenant, PluginSettings settings) {
            return TestResult.works(settings.text("key"));
        }
    }

    /** Seals visibly enough for a test to find a secret that was not sealed. */
    private static final class ToyVault implements Vault {

        @Override
        public String seal(String plain, String context) {
            return Base64.getEncoder().encodeToString((context + "\n" + plain).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String unseal(String sealed, String context) {
            String[] parts = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8).split("\n", 2);
            assertThat(parts[0]).isEqualTo(context);
            return parts[1];
        }
    }

    private final class Trail implements Audit {

        @Override
        public void record(Caller who, Connection connection, AuditEntry entry) {
            trail.add(entry);
        }

        @Override
        public Page<Recorded> find(TenantId of, Question question, Page.Request page) {
            return Page.of(new ArrayList<>(), page, 0);
        }
    }

    private final class Noted implements Outbox {

        @Override
        public long publish(TenantId of, Connection connection, NewEvent event) {
            events.add(event);
            return events.size();
        }

        @Override
        public void publishAll(TenantId of, Connection connection, List<NewEvent> all) {
            events.addAll(all);
        }

        @Override
        public int cancel(TenantId of, Connection connection, String key) {
            return 0;
        }

        @Override
        public boolean firstTime(Connection connection, String handler, long eventId) {
            return true;
        }
    }
}
