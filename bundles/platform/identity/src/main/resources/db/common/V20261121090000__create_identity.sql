CREATE TABLE identity_company (
  id         VARCHAR(40)  NOT NULL PRIMARY KEY,
  name       VARCHAR(200) NOT NULL,
  zone       VARCHAR(60)  NOT NULL,
  state      VARCHAR(20)  NOT NULL,
  sandbox    BOOLEAN      NOT NULL,
  created_at TIMESTAMP    NOT NULL
);

CREATE TABLE identity_user (
  id           BIGINT       NOT NULL PRIMARY KEY,
  tenant       VARCHAR(40)  NOT NULL,
  name         VARCHAR(200) NOT NULL,
  email        VARCHAR(254) NOT NULL UNIQUE,
  role         VARCHAR(20)  NOT NULL,
  password     VARCHAR(200) NOT NULL,
  active       BOOLEAN      NOT NULL,
  created_at   TIMESTAMP    NOT NULL,
  last_sign_in TIMESTAMP
);
CREATE INDEX identity_user_tenant ON identity_user (tenant, name);

-- The cookie's token is never stored, only its SHA-256; the CSRF token is computed from the cookie's.
CREATE TABLE identity_session (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  user_id    BIGINT      NOT NULL,
  created_at TIMESTAMP   NOT NULL,
  used_at    TIMESTAMP   NOT NULL
);
CREATE INDEX identity_session_user ON identity_session (user_id);

CREATE TABLE identity_token (
  id         BIGINT       NOT NULL PRIMARY KEY,
  token_hash VARCHAR(64)  NOT NULL UNIQUE,
  tenant     VARCHAR(40)  NOT NULL,
  name       VARCHAR(100) NOT NULL,
  role       VARCHAR(20)  NOT NULL,
  created_at TIMESTAMP    NOT NULL,
  used_at    TIMESTAMP
);
CREATE INDEX identity_token_tenant ON identity_token (tenant);

-- Failed sign-ins, by account (hash of the e-mail) and by address; so that a restart forgives nothing.
CREATE TABLE identity_throttle (
  subject       VARCHAR(120) NOT NULL PRIMARY KEY,
  failures      INTEGER      NOT NULL,
  last_at       TIMESTAMP    NOT NULL,
  blocked_until TIMESTAMP
);

CREATE TABLE identity_set_up (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  created_at TIMESTAMP   NOT NULL
);
