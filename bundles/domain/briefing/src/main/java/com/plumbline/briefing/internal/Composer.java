package com.plumbline.briefing.internal;

import com.plumbline.assist.Assistant;
import com.plumbline.assist.Assisted;
import com.plumbline.briefing.internal.writer.GuidanceLibrary;
import com.plumbline.briefing.internal.writer.ModelWriter;
import com.plumbline.briefing.internal.writer.RuleWriter;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.kernel.TenantId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Chooses who writes: a language model when one answers well, else the rules; and says which and why. */
@Component(service = Composer.class)
public class Composer {

    static final String MODEL = "model";
    static final String DETERMINISTIC = "deterministic";
    static final String NO_BUDGET = "Today's model budget of automatic briefings is used up.";

    /** @param model the vendor's name of the model, {@code null} for the rules */
    record Composed(Sections sections, String writer, String reason, String model) {}

    private final SituationReader situations;
    private final Guidances guidances;
    private final ModelWriter model;

    @Activate
    public Composer(@Reference SituationReader situations, @Reference Assistant assistant, @Reference Guidances guidances) {
        this.situations = situations;
        this.guidances = guidances;
        this.model = new ModelWriter(assistant);
    }

    Composed compose(TenantId tenant, Situation now, boolean withModel) {
        GuidanceLibrary library = situations.library().with(guidances.own(tenant));
        Sections byRules = new RuleWriter(library).write(now);
        if (!withModel) {
            return new Composed(byRules, DETERMINISTIC, NO_BUDGET, null);
        }
        Assisted outcome = model.ask(tenant, now, byRules, library);
        if (outcome instanceof Assisted.Answer answer) {
            return new Composed(ModelWriter.sections(answer.content(), byRules).fitted(), MODEL, "Written by " + answer.model() + ".", answer.model());
        }
        return new Composed(byRules, DETERMINISTIC, ((Assisted.NoAnswer) outcome).message(), null);
    }
}
