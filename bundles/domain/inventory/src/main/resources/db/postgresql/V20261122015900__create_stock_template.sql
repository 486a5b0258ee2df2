CREATE TABLE stock_template (
    id          BIGINT       NOT NULL,
    system      VARCHAR(40)  NOT NULL,
    external_id VARCHAR(80)  NOT NULL,
    name        VARCHAR(300),
    items       TEXT,
    modified_at TIMESTAMP    NOT NULL,
    active      BOOLEAN      NOT NULL,
    fingerprint BIGINT       NOT NULL,
    synced_at   TIMESTAMP    NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT stock_template_pk PRIMARY KEY (id),
    CONSTRAINT stock_template_origin UNIQUE (system, external_id)
);
