package com.plumbline.tenancy.internal;

import static com.plumbline.kernel.Company.State.ACTIVE;
import static com.plumbline.kernel.Company.State.CLOSING;
import static com.plumbline.kernel.Company.State.DECLINED;
import static com.plumbline.kernel.Company.State.PENDING;
import static com.plumbline.kernel.Company.State.SUSPENDED;

import com.plumbline.kernel.Company.State;
import java.util.Locale;
import java.util.Set;

/** A step in a company's life: from where it may be taken, where it leads. */
enum Step {
    APPROVE(ACTIVE, PENDING, DECLINED),
    DECLINE(DECLINED, PENDING),
    SUSPEND(SUSPENDED, ACTIVE),
    /** Out of closing, it leads back to where the company was. */
    REACTIVATE(ACTIVE, SUSPENDED, CLOSING),
    CLOSE(CLOSING, PENDING, ACTIVE, SUSPENDED, DECLINED),
    /** The end of the time of grace: there is no state after it. */
    DELETE(null, CLOSING);

    private final State to;
    private final Set<State> from;

    Step(State to, State... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    boolean mayFollow(State state) {
        return from.contains(state);
    }

    /** @param closedFrom what the company was before it was closed, may be {@code null} */
    State leadsTo(State now, State closedFrom) {
        boolean back = this == REACTIVATE && now == CLOSING && (closedFrom == PENDING || closedFrom == DECLINED);
        return back ? closedFrom : to;
    }

    boolean needsReason() {
        return this == DECLINE || this == SUSPEND;
    }

    /** In history, audit trail ({@code company.approve}) and as the name of its mail. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
