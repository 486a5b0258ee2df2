CREATE TABLE truck (
    id          BIGINT       NOT NULL,
    system      VARCHAR(40)  NOT NULL,
    external_id VARCHAR(80)  NOT NULL,
    name        VARCHAR(300),
    memo        VARCHAR(2000),
    technicians VARCHAR(2000),
    template_id BIGINT,
    modified_at TIMESTAMP    NOT NULL,
    active      BOOLEAN      NOT NULL,
    fingerprint BIGINT       NOT NULL,
    synced_at   TIMESTAMP    NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT truck_pk PRIMARY KEY (id),
    CONSTRAINT truck_origin UNIQUE (system, external_id)
);
CREATE INDEX truck_template ON truck (template_id);

CREATE TABLE truck_inventory (
    truck_id         BIGINT         NOT NULL,
    sku_id           VARCHAR(80)    NOT NULL,
    code             VARCHAR(200),
    name             VARCHAR(500),
    minimum_quantity DECIMAL(14, 3) NOT NULL,
    maximum_quantity DECIMAL(14, 3) NOT NULL,
    on_hand          DECIMAL(14, 3),
    CONSTRAINT truck_inventory_pk PRIMARY KEY (truck_id, sku_id)
);
