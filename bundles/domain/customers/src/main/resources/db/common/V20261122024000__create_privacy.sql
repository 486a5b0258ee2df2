-- What the company has decided; at most one row, id 1.
CREATE TABLE privacy_settings (
    id              BIGINT        NOT NULL PRIMARY KEY,
    legal_basis     VARCHAR(40)   NOT NULL,
    disclosure      VARCHAR(2000) NOT NULL,
    home            INTEGER       NOT NULL,
    family          INTEGER       NOT NULL,
    personal        INTEGER       NOT NULL,
    home_wording    VARCHAR(1000) NOT NULL,
    family_wording  VARCHAR(1000) NOT NULL,
    personal_wording VARCHAR(1000) NOT NULL,
    retention_days  INTEGER       NOT NULL
);

-- What was decided about a customer: found again by his origin whatever the mirror brings. The row of an erased customer stays, with nothing of him.
CREATE TABLE customer_privacy (
    customer_id  BIGINT       NOT NULL PRIMARY KEY,
    system       VARCHAR(40)  NOT NULL,
    external_id  VARCHAR(80)  NOT NULL,
    enrichment   INTEGER      NOT NULL,
    sms          INTEGER      NOT NULL,
    erasure      VARCHAR(12),
    requested_at TIMESTAMP,
    erased_at    TIMESTAMP,
    CONSTRAINT customer_privacy_origin UNIQUE (system, external_id)
);

CREATE TABLE customer_privacy_step (
    id          BIGINT       NOT NULL PRIMARY KEY,
    customer_id BIGINT       NOT NULL,
    what        VARCHAR(200) NOT NULL,
    by_name     VARCHAR(200) NOT NULL,
    happened_at TIMESTAMP    NOT NULL
);
CREATE INDEX customer_privacy_step_customer ON customer_privacy_step (customer_id);
