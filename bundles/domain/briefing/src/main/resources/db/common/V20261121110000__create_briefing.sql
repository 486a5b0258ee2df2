-- What is known about a customer now; one row per customer that was ever enriched.
CREATE TABLE profile (
    customer_id   BIGINT        NOT NULL PRIMARY KEY,
    state         VARCHAR(12)   NOT NULL,
    run           INTEGER       NOT NULL,
    requested_at  TIMESTAMP     NOT NULL,
    enriched_at   TIMESTAMP,
    writer        VARCHAR(16),
    writer_reason VARCHAR(500),
    model         VARCHAR(80),
    error         VARCHAR(500),
    version       INTEGER       NOT NULL
);

CREATE TABLE profile_fact (
    id            BIGINT        NOT NULL PRIMARY KEY,
    customer_id   BIGINT        NOT NULL,
    category      VARCHAR(12)   NOT NULL,
    label         VARCHAR(80)   NOT NULL,
    fact          VARCHAR(400)  NOT NULL,
    source        VARCHAR(160)  NOT NULL,
    source_kind   VARCHAR(12)   NOT NULL,
    confidence    VARCHAR(8)    NOT NULL,
    known_at      TIMESTAMP     NOT NULL,
    version       INTEGER       NOT NULL
);
CREATE INDEX profile_fact_customer ON profile_fact (customer_id);

-- One briefing per job: writing it again replaces it.
CREATE TABLE briefing (
    id              BIGINT         NOT NULL PRIMARY KEY,
    job_id          BIGINT         NOT NULL,
    customer_id     BIGINT,
    technician_id   BIGINT,
    state           VARCHAR(12)    NOT NULL,
    run             INTEGER        NOT NULL,
    requested_at    TIMESTAMP      NOT NULL,
    requested_by    VARCHAR(100)   NOT NULL,
    written_at      TIMESTAMP,
    writer          VARCHAR(16),
    writer_reason   VARCHAR(500),
    model           VARCHAR(80),
    guidance        VARCHAR(40),
    sections        VARCHAR(16000),
    reading_seconds INTEGER        NOT NULL,
    sms             VARCHAR(800),
    error           VARCHAR(500),
    delivery_id     BIGINT,
    delivery_state  VARCHAR(12),
    created_at      TIMESTAMP      NOT NULL,
    updated_at      TIMESTAMP      NOT NULL,
    version         INTEGER        NOT NULL,
    CONSTRAINT briefing_job UNIQUE (job_id)
);

CREATE TABLE briefing_delivery (
    id              BIGINT        NOT NULL PRIMARY KEY,
    briefing_id     BIGINT        NOT NULL REFERENCES briefing (id),
    job_id          BIGINT        NOT NULL,
    customer_id     BIGINT,
    technician_id   BIGINT        NOT NULL,
    technician      VARCHAR(160)  NOT NULL,
    channel         VARCHAR(8)    NOT NULL,
    recipient       VARCHAR(20)   NOT NULL,
    content         CHAR(64)      NOT NULL,
    state           VARCHAR(12)   NOT NULL,
    message         VARCHAR(40),
    error_code      VARCHAR(60),
    error_text      VARCHAR(500),
    created_at      TIMESTAMP     NOT NULL,
    updated_at      TIMESTAMP     NOT NULL,
    version         INTEGER       NOT NULL
);
CREATE INDEX briefing_delivery_briefing ON briefing_delivery (briefing_id, created_at);
CREATE INDEX briefing_delivery_created ON briefing_delivery (created_at);

CREATE TABLE briefing_delivery_step (
    id              BIGINT        NOT NULL PRIMARY KEY,
    delivery_id     BIGINT        NOT NULL REFERENCES briefing_delivery (id),
    state           VARCHAR(12)   NOT NULL,
    detail          VARCHAR(500),
    happened_at     TIMESTAMP     NOT NULL
);

-- The link in an SMS: the token itself is nowhere but in the SMS.
CREATE TABLE briefing_link (
    token_hash      CHAR(64)      NOT NULL PRIMARY KEY,
    briefing_id     BIGINT        NOT NULL REFERENCES briefing (id),
    delivery_id     BIGINT        NOT NULL,
    technician_id   BIGINT        NOT NULL,
    created_at      TIMESTAMP     NOT NULL,
    expires_at      TIMESTAMP     NOT NULL,
    opened_at       TIMESTAMP,
    version         INTEGER       NOT NULL
);

-- At most one row, id 1.
CREATE TABLE briefing_settings (
    id                 BIGINT        NOT NULL PRIMARY KEY,
    public_url         VARCHAR(200),
    link_hours         INTEGER       NOT NULL,
    version            INTEGER       NOT NULL
);
