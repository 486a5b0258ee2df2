package com.plumbline.briefing.internal;

import com.plumbline.assist.Assistant;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.profile.Material;
import com.plumbline.briefing.internal.profile.ModelFacts;
import com.plumbline.briefing.internal.profile.OwnRecords;
import com.plumbline.briefing.internal.writer.Sensitive;
import com.plumbline.briefing.spi.FoundFact;
import com.plumbline.briefing.spi.ProfileSource;
import com.plumbline.briefing.spi.ProfileSubject;
import com.plumbline.customers.Address;
import com.plumbline.customers.CustomerId;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what there is to know about a customer: from our records always, from the sources that are installed, from the
 * model when one answers. What is sensitive is refused here, wherever it comes from.
 */
@Component(service = Enricher.class)
public class Enricher {

    private static final Logger log = LoggerFactory.getLogger(Enricher.class);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ProfileSource> sources = List.of();

    private final Profiles profiles;
    private final MaterialReader reader;
    private final OwnRecords ownRecords = new OwnRecords();
    private final ModelFacts modelFacts;

    @Activate
    public Enricher(@Reference Profiles profiles, @Reference MaterialReader reader, @Reference Assistant assistant) {
        this.profiles = profiles;
        this.reader = reader;
        this.modelFacts = new ModelFacts(assistant);
    }

    Enricher(Profiles profiles, MaterialReader reader, Assistant assistant, List<ProfileSource> sources) {
        this(profiles, reader, assistant);
        this.sources = sources;
    }

    /** Takes as long as the slowest source; belongs in the background. May be repeated. */
    void enrich(TenantId tenant, CustomerId id, int run) {
        enrich(tenant, id, run, true);
    }

    /** @param withModel false: by the records and the sources only, because the model's budget is used up */
    void enrich(TenantId tenant, CustomerId id, int run, boolean withModel) {
        if (!profiles.isWanted(tenant, id)) {
            profiles.keep(tenant, id, run, List.of(), Composer.DETERMINISTIC, "This customer does not want to be enriched.", null);
            return;
        }
        Set<Category> on = profiles.categories(tenant);
        MaterialReader.Read read = reader.read(tenant, id);
        Material material = read.material();
        List<Fact> found = new ArrayList<>(ownRecords.facts(material));
        List<String> silent = new ArrayList<>();
        found.addAll(fromSources(tenant, subject(read), on, silent));
        ModelFacts.Found model = withModel ? modelFacts.find(tenant, material, on) : new ModelFacts.Found(List.of(), null, Composer.NO_BUDGET);
        found.addAll(model.facts());
        List<Fact> facts = distinct(admitted(tenant, id, found));
        String reason = model.reason() + (silent.isEmpty() ? "" : " Without " + String.join(", ", silent) + ", which did not answer.");
        profiles.keep(tenant, id, run, facts, model.model() == null ? Composer.DETERMINISTIC : Composer.MODEL, reason, model.model());
    }

    private List<Fact> fromSources(TenantId tenant, ProfileSubject subject, Set<Category> on, List<String> silent) {
        List<Fact> found = new ArrayList<>();
        for (ProfileSource source : sources) {
            if (source.categories().stream().map(each -> Category.valueOf(each.name())).anyMatch(on::contains) && source.ready(tenant)) {
                try {
                    source.find(tenant, subject).forEach(fact -> found.add(fact(fact)));
                } catch (VendorFailure failure) {
                    log.info("{}: {} did not answer ({})", subject.customer(), source.id(), failure.kind());
                    silent.add(source.id());
                }
            }
        }
        return found;
    }

    private static Fact fact(FoundFact found) {
        return new Fact(Category.valueOf(found.category().name()), found.label(), found.value(), found.source(), SourceKind.PROPERTY,
                Confidence.valueOf(found.confidence().name()), found.at(), found.expiresAt());
    }

    private static List<Fact> admitted(TenantId tenant, CustomerId id, List<Fact> facts) {
        return facts.stream().filter(fact -> {
            var sensitive = Sensitive.of(fact.label() + ": " + fact.value());
            sensitive.ifPresent(kind -> log.info("{} {}: a fact about {} was refused", tenant, id, kind));
            return sensitive.isEmpty();
        }).toList();
    }

    /** The surest one of several that say the same, in order of category; what differs in words stays, even under one label. */
    private static List<Fact> distinct(List<Fact> facts) {
        Map<String, Fact> kept = new TreeMap<>();
        facts.stream().sorted(Comparator.comparing(Fact::sourceKind).thenComparing(Fact::confidence))
                .forEach(fact -> kept.putIfAbsent(fact.category() + "/" + plain(fact.value()), fact));
        return facts.stream().filter(kept::containsValue).distinct().sorted(Comparator.comparing((Fact fact) -> order(fact.category()))).toList();
    }

    private static int order(Category category) {
        return switch (category) {
            case HOME -> 0;
            case FAMILY -> 1;
            case PERSONAL -> 2;
        };
    }

    private static String plain(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static ProfileSubject subject(MaterialReader.Read read) {
        Address address = read.home() != null ? read.home().address() : read.customer().address();
        boolean known = address != null;
        return new ProfileSubject(read.customer().id().toString(), read.customer().name(), read.material().customer().commercial(),
                known ? address.street() : null, known ? address.city() : null, known ? address.state() : null, known ? address.zip() : null,
                known ? address.country() : null);
    }
}
