CREATE TABLE invoice (
    id             BIGINT      NOT NULL,
    system         VARCHAR(40) NOT NULL,
    external_id    VARCHAR(80) NOT NULL,
    invoice_number VARCHAR(80),
    job_id         BIGINT,
    customer_id    BIGINT,
    location_id    BIGINT,
    invoice_date   DATE,
    due_date       DATE,
    subtotal_minor BIGINT,
    tax_minor      BIGINT,
    total_minor    BIGINT,
    balance_minor  BIGINT,
    status         VARCHAR(60),
    items          CLOB,
    currency       CHAR(3)     NOT NULL,
    modified_at    TIMESTAMP   NOT NULL,
    active         BOOLEAN     NOT NULL,
    fingerprint    BIGINT      NOT NULL,
    synced_at      TIMESTAMP   NOT NULL,
    removed_at     TIMESTAMP,
    CONSTRAINT invoice_pk PRIMARY KEY (id),
    CONSTRAINT invoice_origin UNIQUE (system, external_id)
);
CREATE INDEX invoice_job ON invoice (job_id);
CREATE INDEX invoice_customer ON invoice (customer_id);
