package com.plumbline.messaging.internal.store;

import com.plumbline.persistence.Utc;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;

/** One call to a carrier for one message. */
@Entity
@Table(name = "message_attempt")
public class AttemptEntity {

    /** What is known of the call, never backwards from {@link #ACCEPTED} on. */
    public enum State {
        /** Under way, or cut off by the end of the process. */
        CALLING,
        /** No answer, or none that tells: the carrier must be asked before another call. */
        UNKNOWN,
        /** The carrier surely has not taken it. */
        REFUSED, ACCEPTED, SENT, DELIVERED, FAILED
    }

    @Id
    private long id;
    @Column(name = "message_id")
    private long messageId;
    private String recipient;
    private String carrier;
    @Column(name = "carrier_id")
    private String carrierId;
    @Enumerated(EnumType.STRING)
    private State state;
    private int looks;
    @Column(name = "error_code")
    private String errorCode;
    @Column(name = "started_at")
    private LocalDateTime startedAt;
    @Column(name = "ended_at")
    private LocalDateTime endedAt;
    @Version
    private int version;

    protected AttemptEntity() {}

    public AttemptEntity(long id, MessageEntity message, String carrier, Instant at) {
        this.id = id;
        this.messageId = message.id().value();
        this.recipient = message.recipient();
        this.carrier = carrier;
        this.state = State.CALLING;
        this.startedAt = Utc.toDb(at);
    }

    public void ends(State how, String errorCode, Instant at) {
        state = how;
        this.errorCode = errorCode;
        endedAt = Utc.toDb(at);
    }

    public void taken(String carrierId, Instant at) {
        this.carrierId = carrierId;
        ends(State.ACCEPTED, null, at);
    }

    /** @return false when the attempt is as far already, or has ended otherwise */
    public boolean reaches(State next, String errorCode, Instant at) {
        boolean onward = state != State.DELIVERED && state != State.FAILED && next.compareTo(state) > 0;
        if (onward) {
            ends(next, errorCode, at);
        }
        return onward;
    }

    /** From here on it is its progress that is asked about, no longer whether it was taken. */
    public void asksAnew() {
        looks = 0;
    }

    public int looksAgain() {
        return ++looks;
    }

    public long id() {
        return id;
    }

    public long messageId() {
        return messageId;
    }

    public String carrier() {
        return carrier;
    }

    public String carrierId() {
        return carrierId;
    }

    public State state() {
        return state;
    }

    public Instant startedAt() {
        return Utc.fromDb(startedAt);
    }

    public Instant endedAt() {
        return Utc.fromDb(endedAt);
    }
}
