CREATE TABLE campaign (
    id          BIGINT       NOT NULL,
    system      VARCHAR(40)  NOT NULL,
    external_id VARCHAR(80)  NOT NULL,
    name        VARCHAR(300),
    category    VARCHAR(200),
    medium      VARCHAR(200),
    source      VARCHAR(200),
    modified_at TIMESTAMP    NOT NULL,
    active      BOOLEAN      NOT NULL,
    fingerprint BIGINT       NOT NULL,
    synced_at   TIMESTAMP    NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT campaign_pk PRIMARY KEY (id),
    CONSTRAINT campaign_origin UNIQUE (system, external_id)
);
