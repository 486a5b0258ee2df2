package com.plumbline.tenancy.internal;

import com.plumbline.events.DeadLetters;
import com.plumbline.events.TimerState;
import com.plumbline.events.Timers;
import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.plugins.PluginStates;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A company as the platform's admins see it: state, plug-ins, errors, usage, and the company's own people to write to. Never a customer of it: no
 * record, no text of a failure and no reason of a plug-in is shown, since any of them may name somebody.
 */
@Component(service = Overview.class)
public class Overview {

    private final Companies companies;
    private final Profiles profiles;
    private final Users users;
    private final Usage usage;
    private final PluginGrants grants;
    private final PluginStates states;
    private final Timers timers;
    private final DeadLetters deadLetters;

    record PluginJson(String id, String status) {}

    record SyncJson(Instant at, String state) {}

    record ErrorsJson(long deadLetters, long failedTimers, long plugins) {}

    record UsageJson(long records, long smsSegments, long modelTokens, long modelCostCents, long storageBytes, long activeUsers) {

        static UsageJson of(Usage.Day day) {
            return new UsageJson(day.records(), day.smsSegments(), day.modelTokens(), day.modelCostCents(), day.storageBytes(), day.activeUsers());
        }
    }

    /** @param usage of the newest day that was measured */
    record CompanyJson(String id, String name, String state, @Nullable String trade, String zone, String plan, Instant createdAt, @Nullable Instant endsAt,
            boolean sandbox, List<PluginJson> plugins, @Nullable SyncJson lastSync, ErrorsJson errors, UsageJson usage) {}

    /** The company's first owner. */
    record ContactJson(String name, String email, @Nullable String phone) {}

    record HistoryJson(Instant at, String action, String by, @Nullable String reason) {}

    @Activate
    public Overview(@Reference Companies companies, @Reference Profiles profiles, @Reference Users users, @Reference Usage usage,
            @Reference PluginGrants grants, @Reference PluginStates states, @Reference Timers timers, @Reference DeadLetters deadLetters) {
        this.companies = companies;
        this.profiles = profiles;
        this.users = users;
        this.usage = usage;
        this.grants = grants;
        this.states = states;
        this.timers = timers;
        this.deadLetters = deadLetters;
    }

    /**
     * By name. Rests on what the platform knows, and opens no company's database: the count of dead letters is as fresh as {@link Troubles}.
     *
     * @param text  in name or id, {@code null} for all
     * @param state {@code null} for all
     */
    Page<CompanyJson> list(String text, Company.State state, Page.Request page) {
        String part = text == null ? "" : text.toLowerCase(Locale.ROOT);
        List<Company> all = companies.all().stream().filter(company -> state == null || company.state() == state)
                .filter(company -> company.name().toLowerCase(Locale.ROOT).contains(part) || company.id().value().contains(part)).toList();
        Map<TenantId, Usage.Day> newest = usage.newest();
        Map<TenantId, Profile> known = profiles.all().stream().collect(Collectors.toMap(Profile::tenant, each -> each));
        List<CompanyJson> items = all.stream().skip(page.offset()).limit(page.pageSize()).map(company -> {
            Profile profile = known.getOrDefault(company.id(), ProfileTable.unknown(company.id()));
            return shown(company, profile, newest, profile.deadLetters());
        }).toList();
        return Page.of(items, page, all.size());
    }

    /** @throws NotFound {@code company.unknown} */
    CompanyJson get(TenantId tenant) {
        Company company = companies.get(tenant);
        long dead = deadLetters.list(tenant, null, new Page.Request(1, 1)).total();
        return shown(company, profiles.find(tenant).orElseGet(() -> ProfileTable.unknown(tenant)), usage.newest(), dead);
    }

    Optional<ContactJson> contact(TenantId tenant) {
        String phone = profiles.find(tenant).map(Profile::phone).orElse(null);
        return users.find(tenant, null, new Page.Request(1, Page.LARGEST)).items().stream().filter(user -> user.active() && user.role() == Role.OWNER)
                .min(Comparator.comparing(User::createdAt)).map(owner -> new ContactJson(owner.name(), owner.email(), phone));
    }

    List<HistoryJson> history(TenantId tenant) {
        return profiles.history(tenant).stream().map(entry -> new HistoryJson(entry.at(), entry.action(), entry.by(), entry.reason())).toList();
    }

    List<PluginJson> plugins(TenantId tenant) {
        return grants.enabledBy(tenant).stream().map(plugin -> new PluginJson(plugin, states.kind(tenant, plugin).text())).toList();
    }

    private CompanyJson shown(Company company, Profile profile, Map<TenantId, Usage.Day> newest, long dead) {
        List<PluginJson> plugins = plugins(company.id());
        SyncJson sync = profile.lastSyncAt() == null ? null : new SyncJson(profile.lastSyncAt(), profile.lastSyncState());
        return new CompanyJson(company.id().value(), company.name(), company.state().name().toLowerCase(Locale.ROOT), profile.trade(), company.zone().getId(),
                profile.plan(), profile.createdAt(), profile.endsAt(), company.sandbox(), plugins, sync, errors(company.id(), plugins, dead),
                UsageJson.of(newest.getOrDefault(company.id(), Usage.Day.NONE)));
    }

    private ErrorsJson errors(TenantId tenant, List<PluginJson> plugins, long dead) {
        long failed = timers.list(tenant).stream().filter(timer -> timer.lastResult() == TimerState.Result.FAILED).count();
        long troubled = plugins.stream().filter(plugin -> plugin.status().equals("down") || plugin.status().equals("degraded")).count();
        return new ErrorsJson(dead, failed, troubled);
    }
}
