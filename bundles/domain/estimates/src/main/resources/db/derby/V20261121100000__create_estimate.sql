CREATE TABLE estimate (
    id             BIGINT        NOT NULL,
    system         VARCHAR(40)   NOT NULL,
    external_id    VARCHAR(80)   NOT NULL,
    job_id         BIGINT,
    customer_id    BIGINT,
    location_id    BIGINT,
    name           VARCHAR(300),
    summary        VARCHAR(8000),
    status         VARCHAR(40),
    subtotal_minor BIGINT,
    sold_at        TIMESTAMP,
    sold_by_id     BIGINT,
    items          CLOB,
    currency       CHAR(3)       NOT NULL,
    modified_at    TIMESTAMP     NOT NULL,
    active         BOOLEAN       NOT NULL,
    fingerprint    BIGINT        NOT NULL,
    synced_at      TIMESTAMP     NOT NULL,
    removed_at     TIMESTAMP,
    CONSTRAINT estimate_pk PRIMARY KEY (id),
    CONSTRAINT estimate_origin UNIQUE (system, external_id)
);
CREATE INDEX estimate_job ON estimate (job_id);
CREATE INDEX estimate_customer ON estimate (customer_id);
