CREATE TABLE price_service (
    id          BIGINT         NOT NULL,
    system      VARCHAR(40)    NOT NULL,
    external_id VARCHAR(80)    NOT NULL,
    code        VARCHAR(120),
    name        VARCHAR(400),
    description VARCHAR(16000),
    price_minor BIGINT,
    cost_minor  BIGINT,
    category    VARCHAR(300),
    currency    CHAR(3)        NOT NULL,
    modified_at TIMESTAMP      NOT NULL,
    active      BOOLEAN        NOT NULL,
    fingerprint BIGINT         NOT NULL,
    synced_at   TIMESTAMP      NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT price_service_pk PRIMARY KEY (id),
    CONSTRAINT price_service_origin UNIQUE (system, external_id)
);
CREATE INDEX price_service_code ON price_service (code);

CREATE TABLE price_material (
    id           BIGINT         NOT NULL,
    system       VARCHAR(40)    NOT NULL,
    external_id  VARCHAR(80)    NOT NULL,
    code         VARCHAR(120),
    name         VARCHAR(400),
    description  VARCHAR(16000),
    price_minor  BIGINT,
    cost_minor   BIGINT,
    category     VARCHAR(300),
    manufacturer VARCHAR(200),
    model        VARCHAR(200),
    currency     CHAR(3)        NOT NULL,
    modified_at  TIMESTAMP      NOT NULL,
    active       BOOLEAN        NOT NULL,
    fingerprint  BIGINT         NOT NULL,
    synced_at    TIMESTAMP      NOT NULL,
    removed_at   TIMESTAMP,
    CONSTRAINT price_material_pk PRIMARY KEY (id),
    CONSTRAINT price_material_origin UNIQUE (system, external_id)
);
CREATE INDEX price_material_code ON price_material (code);

CREATE TABLE price_equipment (
    id           BIGINT         NOT NULL,
    system       VARCHAR(40)    NOT NULL,
    external_id  VARCHAR(80)    NOT NULL,
    code         VARCHAR(120),
    name         VARCHAR(400),
    description  VARCHAR(16000),
    price_minor  BIGINT,
    cost_minor   BIGINT,
    category     VARCHAR(300),
    manufacturer VARCHAR(200),
    model        VARCHAR(200),
    currency     CHAR(3)        NOT NULL,
    modified_at  TIMESTAMP      NOT NULL,
    active       BOOLEAN        NOT NULL,
    fingerprint  BIGINT         NOT NULL,
    synced_at    TIMESTAMP      NOT NULL,
    removed_at   TIMESTAMP,
    CONSTRAINT price_equipment_pk PRIMARY KEY (id),
    CONSTRAINT price_equipment_origin UNIQUE (system, external_id)
);
CREATE INDEX price_equipment_code ON price_equipment (code);
