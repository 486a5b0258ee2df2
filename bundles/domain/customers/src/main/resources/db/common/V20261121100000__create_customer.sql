-- Mirror tables: who owns a row stands in system; removed_at is set when the owner no longer has it.
CREATE TABLE customer (
    id             BIGINT       NOT NULL,
    system         VARCHAR(40)  NOT NULL,
    external_id    VARCHAR(80)  NOT NULL,
    name           VARCHAR(300),
    type           VARCHAR(40),
    do_not_service BOOLEAN      NOT NULL,
    street         VARCHAR(300),
    unit           VARCHAR(100),
    city           VARCHAR(120),
    state          VARCHAR(60),
    zip            VARCHAR(30),
    country        VARCHAR(60),
    balance_minor  BIGINT,
    created_at     TIMESTAMP,
    currency       CHAR(3)      NOT NULL,
    modified_at    TIMESTAMP    NOT NULL,
    active         BOOLEAN      NOT NULL,
    fingerprint    BIGINT       NOT NULL,
    synced_at      TIMESTAMP    NOT NULL,
    removed_at     TIMESTAMP,
    CONSTRAINT customer_pk PRIMARY KEY (id),
    CONSTRAINT customer_origin UNIQUE (system, external_id)
);

CREATE TABLE customer_contact (
    id            BIGINT       NOT NULL,
    system        VARCHAR(40)  NOT NULL,
    external_id   VARCHAR(80)  NOT NULL,
    customer_id   BIGINT,
    type          VARCHAR(20),
    contact_value VARCHAR(300),
    memo          VARCHAR(500),
    modified_at   TIMESTAMP    NOT NULL,
    active        BOOLEAN      NOT NULL,
    fingerprint   BIGINT       NOT NULL,
    synced_at     TIMESTAMP    NOT NULL,
    removed_at    TIMESTAMP,
    CONSTRAINT customer_contact_pk PRIMARY KEY (id),
    CONSTRAINT customer_contact_origin UNIQUE (system, external_id)
);
CREATE INDEX customer_contact_customer ON customer_contact (customer_id);

CREATE TABLE location (
    id          BIGINT        NOT NULL,
    system      VARCHAR(40)   NOT NULL,
    external_id VARCHAR(80)   NOT NULL,
    customer_id BIGINT,
    name        VARCHAR(300),
    street      VARCHAR(300),
    unit        VARCHAR(100),
    city        VARCHAR(120),
    state       VARCHAR(60),
    zip         VARCHAR(30),
    country     VARCHAR(60),
    latitude    DECIMAL(12,7),
    longitude   DECIMAL(12,7),
    zone_id     VARCHAR(80),
    created_at  TIMESTAMP,
    modified_at TIMESTAMP     NOT NULL,
    active      BOOLEAN       NOT NULL,
    fingerprint BIGINT        NOT NULL,
    synced_at   TIMESTAMP     NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT location_pk PRIMARY KEY (id),
    CONSTRAINT location_origin UNIQUE (system, external_id)
);
CREATE INDEX location_customer ON location (customer_id);

CREATE TABLE location_contact (
    id            BIGINT       NOT NULL,
    system        VARCHAR(40)  NOT NULL,
    external_id   VARCHAR(80)  NOT NULL,
    location_id   BIGINT,
    type          VARCHAR(20),
    contact_value VARCHAR(300),
    memo          VARCHAR(500),
    modified_at   TIMESTAMP    NOT NULL,
    active        BOOLEAN      NOT NULL,
    fingerprint   BIGINT       NOT NULL,
    synced_at     TIMESTAMP    NOT NULL,
    removed_at    TIMESTAMP,
    CONSTRAINT location_contact_pk PRIMARY KEY (id),
    CONSTRAINT location_contact_origin UNIQUE (system, external_id)
);
CREATE INDEX location_contact_location ON location_contact (location_id);

CREATE TABLE equipment (
    id             BIGINT       NOT NULL,
    system         VARCHAR(40)  NOT NULL,
    external_id    VARCHAR(80)  NOT NULL,
    customer_id    BIGINT,
    location_id    BIGINT,
    name           VARCHAR(300),
    type           VARCHAR(120),
    manufacturer   VARCHAR(200),
    model          VARCHAR(200),
    serial_number  VARCHAR(200),
    installed_on   DATE,
    warranty_start DATE,
    warranty_end   DATE,
    status         VARCHAR(40),
    modified_at    TIMESTAMP    NOT NULL,
    active         BOOLEAN      NOT NULL,
    fingerprint    BIGINT       NOT NULL,
    synced_at      TIMESTAMP    NOT NULL,
    removed_at     TIMESTAMP,
    CONSTRAINT equipment_pk PRIMARY KEY (id),
    CONSTRAINT equipment_origin UNIQUE (system, external_id)
);
CREATE INDEX equipment_location ON equipment (location_id);
CREATE INDEX equipment_customer ON equipment (customer_id);

-- Written here: about a customer or about a location, never both.
CREATE TABLE customer_note (
    id          BIGINT        NOT NULL PRIMARY KEY,
    customer_id BIGINT,
    location_id BIGINT,
    text        VARCHAR(4000) NOT NULL,
    pinned      INTEGER       NOT NULL,
    author      VARCHAR(200),
    written_at  TIMESTAMP     NOT NULL
);
CREATE INDEX customer_note_customer ON customer_note (customer_id);
CREATE INDEX customer_note_location ON customer_note (location_id);
