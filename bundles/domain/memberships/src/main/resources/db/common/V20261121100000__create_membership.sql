CREATE TABLE membership_type (
    id           BIGINT       NOT NULL,
    system       VARCHAR(40)  NOT NULL,
    external_id  VARCHAR(80)  NOT NULL,
    name         VARCHAR(300),
    display_name VARCHAR(300),
    modified_at  TIMESTAMP    NOT NULL,
    active       BOOLEAN      NOT NULL,
    fingerprint  BIGINT       NOT NULL,
    synced_at    TIMESTAMP    NOT NULL,
    removed_at   TIMESTAMP,
    CONSTRAINT membership_type_pk PRIMARY KEY (id),
    CONSTRAINT membership_type_origin UNIQUE (system, external_id)
);

CREATE TABLE membership (
    id          BIGINT      NOT NULL,
    system      VARCHAR(40) NOT NULL,
    external_id VARCHAR(80) NOT NULL,
    customer_id BIGINT,
    location_id BIGINT,
    type_id     BIGINT,
    status      VARCHAR(40),
    valid_from  DATE,
    valid_to    DATE,
    modified_at TIMESTAMP   NOT NULL,
    active      BOOLEAN     NOT NULL,
    fingerprint BIGINT      NOT NULL,
    synced_at   TIMESTAMP   NOT NULL,
    removed_at  TIMESTAMP,
    CONSTRAINT membership_pk PRIMARY KEY (id),
    CONSTRAINT membership_origin UNIQUE (system, external_id)
);
CREATE INDEX membership_customer ON membership (customer_id);
