package com.plumbline.assist.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.assist.AssistTask;
import com.plumbline.assist.Assistant;
import com.plumbline.assist.Assisted;
import com.plumbline.assist.Assisted.Answer;
import com.plumbline.assist.Assisted.NoAnswer;
import com.plumbline.assist.Assisted.Reason;
import com.plumbline.assist.spi.LanguageModel;
import com.plumbline.assist.spi.ModelAnswer;
import com.plumbline.assist.spi.ModelRequest;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hides, counts, asks, checks, has one repair made. */
@Component(service = Assistant.class)
public class CheckingAssistant implements Assistant {

    private static final Logger log = LoggerFactory.getLogger(CheckingAssistant.class);

    /** As vendors estimate it; only for deciding whether a question fits into what is left of the day. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** In ascending order of service ranking, as Declarative Services fills it. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<LanguageModel> installed = List.of();

    private final UsageTable usage;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public CheckingAssistant(@Reference UsageTable usage, @Reference Companies companies, @Reference Clock clock) {
        this.usage = usage;
        this.companies = companies;
        this.clock = clock;
    }

    CheckingAssistant(List<LanguageModel> installed, UsageTable usage, Companies companies, Clock clock) {
        this(usage, companies, clock);
        this.installed = installed;
    }

    @Override
    public Assisted ask(TenantId tenant, AssistTask task) {
        List<LanguageModel> models = new ArrayList<>(installed);
        Collections.reverse(models);
        if (models.isEmpty()) {
            return new NoAnswer(Reason.NO_PLUGIN, "No language model is installed. Install a plug-in that offers one, for instance Claude.");
        }
        String names = models.stream().map(LanguageModel::id).collect(Collectors.joining(", "));
        models.removeIf(model -> !model.ready(tenant));
        Assisted outcome = new NoAnswer(Reason.NO_KEY, "No language model is connected (" + names + "). Enter its key under Connections.");
        for (LanguageModel model : models) {
            outcome = new Question(tenant, task, model).ask();
            if (outcome instanceof Answer) {
                return outcome;
            }
            NoAnswer none = (NoAnswer) outcome;
            log.info("{}: {} gave no answer to {}: {}", tenant, model.id(), task.name(), none.reason());
        }
        return outcome;
    }

    /** One task put to one model: at most two calls. */
    private final class Question {

        private final TenantId tenant;
        private final AssistTask task;
        private final LanguageModel model;
        private final LocalDate day;
        private final Redactor redactor;
        private final String material;
        private int inputTokens;
        private int outputTokens;

        Question(TenantId tenant, AssistTask task, LanguageModel model) {
            this.tenant = tenant;
            this.task = task;
            this.model = model;
            this.day = LocalDate.ofInstant(clock.instant(), companies.get(tenant).zone());
            this.redactor = new Redactor(task.hidden());
            this.material = redactor.hide(task.material());
        }

        Assisted ask() {
            try {
                Attempt first = attempt(material);
                if (first.outcome() != null) {
                    return first.outcome();
                }
                Attempt repaired = attempt(material + "\n\nYour answer before this one was:\n" + first.hidden() + "\n\nIt cannot be used:\n- "
                        + String.join("\n- ", first.problems()) + "\nAnswer again, in full.");
                return repaired.outcome() != null ? repaired.outcome() : new NoAnswer(Reason.BROKE_SCHEMA, "The answer of " + model.id()
                        + " could not be used, also not after a correction: " + repaired.problems().get(0));
            } catch (VendorFailure failure) {
                return new NoAnswer(Reason.FAILED, "The language model " + model.id() + " did not answer: " + failure.getMessage());
            } catch (RuntimeException unexpected) {
                // The edge to somebody else's code; the caller has another way to do the work.
                log.warn("{}: {} failed unexpectedly", tenant, model.id(), unexpected);
                return new NoAnswer(Reason.FAILED, "The language model " + model.id() + " failed. The log says more.");
            }
        }

        /** @param outcome {@code null} when the answer has problems @param hidden the answer as the model wrote it */
        private record Attempt(Assisted outcome, JsonNode hidden, List<String> problems) {}

        private Attempt attempt(String user) {
            long limit = model.dailyTokens(tenant);
            long needed = (task.prompt().text().length() + user.length()) / CHARACTERS_PER_TOKEN + task.maxTokens();
            if (limit > 0 && usage.tokens(tenant, day) + needed > limit) {
                return none(Reason.BUDGET, String.format("Today's budget of %,d tokens for %s is used up. It begins anew tomorrow; or raise it"
                        + " under Connections.", limit, model.id()));
            }
            ModelAnswer answer = model.ask(tenant, new ModelRequest(task.name(), task.prompt().id(), task.prompt().version(),
                    task.prompt().text(), user, task.schema(), task.maxTokens(), task.timeout()));
            usage.add(tenant, day, task.name(), answer.model(), answer.inputTokens(), answer.outputTokens());
            inputTokens += answer.inputTokens();
            outputTokens += answer.outputTokens();
            if ("refusal".equals(answer.stop())) {
                return none(Reason.DECLINED, "The language model " + model.id() + " declined to answer.");
            }
            if ("max_tokens".equals(answer.stop())) {
                return new Attempt(null, answer.content(), List.of("The answer was cut off because it was too long."));
            }
            return checked(answer);
        }

        private Attempt checked(ModelAnswer answer) {
            List<String> problems = AnswerCheck.problems(task.schema(), answer.content());
            if (problems.isEmpty()) {
                JsonNode content = redactor.restore(answer.content());
                problems = task.check().apply(content);
                if (problems.isEmpty()) {
                    return new Attempt(new Answer(content, answer.model(), inputTokens, outputTokens), null, problems);
                }
            }
            return new Attempt(null, answer.content(), problems);
        }

        private Attempt none(Reason reason, String message) {
            return new Attempt(new NoAnswer(reason, message), null, List.of());
        }
    }
}
