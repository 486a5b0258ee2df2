package com.plumbline.messaging.internal.store;

import com.plumbline.messaging.Channel;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.MessageState;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.SmsText;
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
import java.time.ZoneId;

/** A message, in or out. */
@Entity
@Table(name = "message")
public class MessageEntity {

    /** Which way it travels. */
    public enum Direction { OUTBOUND, INBOUND }

    @Id
    private long id;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    @Enumerated(EnumType.STRING)
    private Direction direction;
    private String recipient;
    private String sender;
    private String body;
    @Enumerated(EnumType.STRING)
    private Purpose purpose;
    private String zone;
    private String subject;
    @Enumerated(EnumType.STRING)
    private MessageState state;
    @Enumerated(EnumType.STRING)
    private SmsText.Encoding encoding;
    private int segments;
    private int attempts;
    private int unreachable;
    private String carrier;
    @Column(name = "carrier_id")
    private String carrierId;
    @Column(name = "error_code")
    private String errorCode;
    @Column(name = "error_text")
    private String errorText;
    @Column(name = "created_at")
    private LocalDateTime createdAt;
    @Column(name = "due_at")
    private LocalDateTime dueAt;
    @Column(name = "sent_at")
    private LocalDateTime sentAt;
    @Column(name = "delivered_at")
    private LocalDateTime deliveredAt;
    @Version
    private int version;

    protected MessageEntity() {}

    public MessageEntity(long id, Direction direction, Channel channel, String recipient, String sender, String body,
            MessageState state, Instant at) {
        SmsText counted = SmsText.of(body);
        this.id = id;
        this.direction = direction;
        this.channel = channel;
        this.recipient = recipient;
        this.sender = sender;
        this.body = body;
        this.purpose = Purpose.OPERATIONAL;
        this.zone = "UTC";
        this.state = state;
        this.encoding = counted.encoding();
        this.segments = counted.segments();
        this.createdAt = Utc.toDb(at);
    }

    public Message toMessage() {
        return new Message(new MessageId(id), channel, recipient, body, state, segments, subject, carrier, carrierId, errorCode,
                errorText, Utc.fromDb(createdAt), Utc.fromDb(dueAt), Utc.fromDb(sentAt), Utc.fromDb(deliveredAt));
    }

    /** It waits, for a carrier or for the end of quiet hours. */
    public void waits(MessageState how, Instant until) {
        state = how;
        dueAt = Utc.toDb(until);
    }

    public void calling(String carrier) {
        this.carrier = carrier;
        carrierId = null;
        state = MessageState.SENDING;
        attempts++;
        dueAt = null;
    }

    public void taken(String carrier, String carrierId, int segments, Instant at) {
        this.carrier = carrier;
        this.carrierId = carrierId;
        if (segments > 0) {
            this.segments = segments;
        }
        state = MessageState.SENT;
        sentAt = Utc.toDb(at);
        dueAt = null;
        errorCode = null;
        errorText = null;
    }

    public void delivered(Instant at) {
        state = MessageState.DELIVERED;
        deliveredAt = Utc.toDb(at);
        errorCode = null;
        errorText = null;
    }

    /** It ends here: failed for good, or dead because every attempt is used up. */
    public void ends(MessageState how, String code, String text) {
        state = how;
        dueAt = null;
        says(code, text);
    }

    public void says(String code, String text) {
        errorCode = code;
        errorText = text == null || text.length() <= 500 ? text : text.substring(0, 500);
    }

    public void startsOver() {
        state = MessageState.QUEUED;
        attempts = 0;
        unreachable = 0;
        carrierId = null;
        says(null, null);
    }

    public int unreachableAgain() {
        return ++unreachable;
    }

    public void about(String subject) {
        this.subject = subject;
    }

    public void from(String carrier, String carrierId) {
        this.carrier = carrier;
        this.carrierId = carrierId;
    }

    public MessageId id() {
        return new MessageId(id);
    }

    public Channel channel() {
        return channel;
    }

    public Direction direction() {
        return direction;
    }

    public String recipient() {
        return recipient;
    }

    public String sender() {
        return sender;
    }

    public String body() {
        return body;
    }

    public Purpose purpose() {
        return purpose;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public String subject() {
        return subject;
    }

    public MessageState state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public Instant dueAt() {
        return Utc.fromDb(dueAt);
    }

    public SmsText.Encoding encoding() {
        return encoding;
    }
}
