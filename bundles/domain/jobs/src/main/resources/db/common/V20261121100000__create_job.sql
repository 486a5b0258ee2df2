CREATE TABLE business_unit (
    id          BIGINT       NOT NULL,
    system      VARCHAR(40)  NOT NULL,
    external_id VARCHAR(80)  NOT NULL,
    name        VARCHAR(200),
    trade       VARCHAR(80),
    modified_at TIMESTAMP    NOT NULL,
    active      BOOLEAN      NOT NULL,
    fingerprint BIGINT       NOT NULL,
    synced_at   TIMESTAMP    NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT business_unit_pk PRIMARY KEY (id),
    CONSTRAINT business_unit_origin UNIQUE (system, external_id)
);

CREATE TABLE technician (
    id               BIGINT       NOT NULL,
    system           VARCHAR(40)  NOT NULL,
    external_id      VARCHAR(80)  NOT NULL,
    name             VARCHAR(200),
    phone            VARCHAR(60),
    email            VARCHAR(300),
    team             VARCHAR(120),
    business_unit_id BIGINT,
    modified_at      TIMESTAMP    NOT NULL,
    active           BOOLEAN      NOT NULL,
    fingerprint      BIGINT       NOT NULL,
    synced_at        TIMESTAMP    NOT NULL,
    removed_at       TIMESTAMP,
    CONSTRAINT technician_pk PRIMARY KEY (id),
    CONSTRAINT technician_origin UNIQUE (system, external_id)
);

-- The number entered here, and the owner's number at that time: when that changes too, the two are in conflict.
CREATE TABLE technician_phone (
    technician_id BIGINT       NOT NULL PRIMARY KEY,
    phone         VARCHAR(20),
    vendor_phone  VARCHAR(60),
    changed_by    VARCHAR(200),
    changed_at    TIMESTAMP    NOT NULL,
    version       INTEGER      NOT NULL
);

CREATE TABLE job_type (
    id          BIGINT        NOT NULL,
    system      VARCHAR(40)   NOT NULL,
    external_id VARCHAR(80)   NOT NULL,
    name        VARCHAR(200),
    duration    BIGINT,
    priority    VARCHAR(40),
    summary     VARCHAR(4000),
    modified_at TIMESTAMP     NOT NULL,
    active      BOOLEAN       NOT NULL,
    fingerprint BIGINT        NOT NULL,
    synced_at   TIMESTAMP     NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT job_type_pk PRIMARY KEY (id),
    CONSTRAINT job_type_origin UNIQUE (system, external_id)
);

-- appointment_id to technician_id are derived from the appointment that matters now; the mirror of jobs leaves them alone.
CREATE TABLE job (
    id                   BIGINT        NOT NULL,
    system               VARCHAR(40)   NOT NULL,
    external_id          VARCHAR(80)   NOT NULL,
    job_number           VARCHAR(60),
    project_id           VARCHAR(80),
    customer_id          BIGINT,
    location_id          BIGINT,
    status               VARCHAR(40),
    job_type_id          BIGINT,
    business_unit_id     BIGINT,
    priority             VARCHAR(40),
    campaign_id          BIGINT,
    summary              VARCHAR(8000),
    total_minor          BIGINT,
    invoice_id           BIGINT,
    completed_at         TIMESTAMP,
    created_at           TIMESTAMP,
    first_appointment_id BIGINT,
    last_appointment_id  BIGINT,
    sold_by_id           BIGINT,
    no_charge            BOOLEAN       NOT NULL,
    lead_source          VARCHAR(2000),
    appointment_id       BIGINT,
    starts_at            TIMESTAMP,
    ends_at              TIMESTAMP,
    arrival_start        TIMESTAMP,
    arrival_end          TIMESTAMP,
    technician_id        BIGINT,
    currency             CHAR(3)       NOT NULL,
    modified_at          TIMESTAMP     NOT NULL,
    active               BOOLEAN       NOT NULL,
    fingerprint          BIGINT        NOT NULL,
    synced_at            TIMESTAMP     NOT NULL,
    removed_at           TIMESTAMP,
    CONSTRAINT job_pk PRIMARY KEY (id),
    CONSTRAINT job_origin UNIQUE (system, external_id)
);
CREATE INDEX job_starts ON job (starts_at);
CREATE INDEX job_customer ON job (customer_id, starts_at);
CREATE INDEX job_location ON job (location_id, starts_at);
CREATE INDEX job_technician ON job (technician_id, starts_at);

CREATE TABLE appointment (
    id                   BIGINT        NOT NULL,
    system               VARCHAR(40)   NOT NULL,
    external_id          VARCHAR(80)   NOT NULL,
    job_id               BIGINT,
    appointment_number   VARCHAR(60),
    starts_at            TIMESTAMP,
    ends_at              TIMESTAMP,
    arrival_start        TIMESTAMP,
    arrival_end          TIMESTAMP,
    status               VARCHAR(40),
    special_instructions VARCHAR(8000),
    unused               BOOLEAN       NOT NULL,
    modified_at          TIMESTAMP     NOT NULL,
    active               BOOLEAN       NOT NULL,
    fingerprint          BIGINT        NOT NULL,
    synced_at            TIMESTAMP     NOT NULL,
    removed_at           TIMESTAMP,
    CONSTRAINT appointment_pk PRIMARY KEY (id),
    CONSTRAINT appointment_origin UNIQUE (system, external_id)
);
CREATE INDEX appointment_job ON appointment (job_id);
CREATE INDEX appointment_starts ON appointment (starts_at);

CREATE TABLE assignment (
    id              BIGINT       NOT NULL,
    system          VARCHAR(40)  NOT NULL,
    external_id     VARCHAR(80)  NOT NULL,
    appointment_id  BIGINT,
    job_id          BIGINT,
    technician_id   BIGINT,
    technician_name VARCHAR(200),
    status          VARCHAR(40),
    assigned_at     TIMESTAMP,
    paused          BOOLEAN      NOT NULL,
    modified_at     TIMESTAMP    NOT NULL,
    active          BOOLEAN      NOT NULL,
    fingerprint     BIGINT       NOT NULL,
    synced_at       TIMESTAMP    NOT NULL,
    removed_at      TIMESTAMP,
    CONSTRAINT assignment_pk PRIMARY KEY (id),
    CONSTRAINT assignment_origin UNIQUE (system, external_id)
);
CREATE INDEX assignment_job ON assignment (job_id);
CREATE INDEX assignment_appointment ON assignment (appointment_id);
CREATE INDEX assignment_technician ON assignment (technician_id);

-- Mirrored notes, and with the system plumbline those written here.
CREATE TABLE job_note (
    id          BIGINT        NOT NULL,
    system      VARCHAR(40)   NOT NULL,
    external_id VARCHAR(80)   NOT NULL,
    job_id      BIGINT,
    text        VARCHAR(8000),
    pinned      BOOLEAN       NOT NULL,
    written_at  TIMESTAMP,
    author      VARCHAR(200),
    modified_at TIMESTAMP     NOT NULL,
    active      BOOLEAN       NOT NULL,
    fingerprint BIGINT        NOT NULL,
    synced_at   TIMESTAMP     NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT job_note_pk PRIMARY KEY (id),
    CONSTRAINT job_note_origin UNIQUE (system, external_id)
);
CREATE INDEX job_note_job ON job_note (job_id);
