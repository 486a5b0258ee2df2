CREATE TABLE message (
    id            BIGINT        NOT NULL PRIMARY KEY,
    channel       VARCHAR(8)    NOT NULL,
    direction     VARCHAR(8)    NOT NULL,
    recipient     VARCHAR(254)  NOT NULL,
    sender        VARCHAR(254),
    body          VARCHAR(1600) NOT NULL,
    purpose       VARCHAR(16)   NOT NULL,
    zone          VARCHAR(64)   NOT NULL,
    subject       VARCHAR(40),
    state         VARCHAR(12)   NOT NULL,
    encoding      VARCHAR(8)    NOT NULL,
    segments      INTEGER       NOT NULL,
    attempts      INTEGER       NOT NULL,
    unreachable   INTEGER       NOT NULL,
    carrier       VARCHAR(40),
    carrier_id    VARCHAR(64),
    error_code    VARCHAR(60),
    error_text    VARCHAR(500),
    created_at    TIMESTAMP     NOT NULL,
    due_at        TIMESTAMP,
    sent_at       TIMESTAMP,
    delivered_at  TIMESTAMP,
    version       INTEGER       NOT NULL,
    CONSTRAINT message_carrier_id UNIQUE (carrier, carrier_id)
);
CREATE INDEX message_created ON message (created_at);
CREATE INDEX message_state ON message (state, created_at);
CREATE INDEX message_recipient ON message (recipient, created_at);
CREATE INDEX message_subject ON message (subject);

-- One row per call to a carrier. carrier_id is filled when the carrier has surely taken the message.
CREATE TABLE message_attempt (
    id            BIGINT        NOT NULL PRIMARY KEY,
    message_id    BIGINT        NOT NULL REFERENCES message (id),
    recipient     VARCHAR(254)  NOT NULL,
    carrier       VARCHAR(40)   NOT NULL,
    carrier_id    VARCHAR(64),
    state         VARCHAR(12)   NOT NULL,
    looks         INTEGER       NOT NULL,
    error_code    VARCHAR(60),
    started_at    TIMESTAMP     NOT NULL,
    ended_at      TIMESTAMP,
    version       INTEGER       NOT NULL,
    CONSTRAINT message_attempt_carrier_id UNIQUE (carrier, carrier_id)
);
CREATE INDEX message_attempt_recipient ON message_attempt (recipient, carrier);

-- Receipts wait here until the attempt they belong to is known.
CREATE TABLE message_receipt (
    id            BIGINT        NOT NULL PRIMARY KEY,
    carrier       VARCHAR(40)   NOT NULL,
    carrier_id    VARCHAR(64)   NOT NULL,
    state         VARCHAR(12)   NOT NULL,
    error_code    VARCHAR(60),
    reported_at   TIMESTAMP     NOT NULL,
    stored_at     TIMESTAMP     NOT NULL
);
CREATE INDEX message_receipt_carrier_id ON message_receipt (carrier, carrier_id);

CREATE TABLE message_consent (
    phone         VARCHAR(20)   NOT NULL PRIMARY KEY,
    state         VARCHAR(4)    NOT NULL,
    source        VARCHAR(60)   NOT NULL,
    decided_at    TIMESTAMP     NOT NULL,
    version       INTEGER       NOT NULL
);

-- At most one row, id 1: what the company decided otherwise than the default.
CREATE TABLE message_rules (
    id                BIGINT       NOT NULL PRIMARY KEY,
    carriers          VARCHAR(200) NOT NULL,
    quiet_from        VARCHAR(5)   NOT NULL,
    quiet_to          VARCHAR(5)   NOT NULL,
    holds_operational INTEGER      NOT NULL,
    version           INTEGER      NOT NULL
);
