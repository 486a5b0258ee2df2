CREATE TABLE phone_call (
    id               BIGINT       NOT NULL,
    system           VARCHAR(40)  NOT NULL,
    external_id      VARCHAR(80)  NOT NULL,
    customer_id      BIGINT,
    job_id           BIGINT,
    direction        VARCHAR(20),
    from_number      VARCHAR(60),
    to_number        VARCHAR(60),
    duration_seconds BIGINT,
    type             VARCHAR(60),
    reason           VARCHAR(300),
    agent            VARCHAR(200),
    received_at      TIMESTAMP,
    modified_at      TIMESTAMP    NOT NULL,
    active           BOOLEAN      NOT NULL,
    fingerprint      BIGINT       NOT NULL,
    synced_at        TIMESTAMP    NOT NULL,
    removed_at       TIMESTAMP,
    CONSTRAINT phone_call_pk PRIMARY KEY (id),
    CONSTRAINT phone_call_origin UNIQUE (system, external_id)
);
CREATE INDEX phone_call_customer ON phone_call (customer_id, received_at);
CREATE INDEX phone_call_received ON phone_call (received_at);
