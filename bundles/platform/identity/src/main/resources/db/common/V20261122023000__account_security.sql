-- A session is shown to its owner, so it has an id, a device and an address. Who is signed in signs in again.
DELETE FROM identity_session;
ALTER TABLE identity_session ADD COLUMN id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE identity_session ADD COLUMN device VARCHAR(100);
ALTER TABLE identity_session ADD COLUMN address VARCHAR(60);
ALTER TABLE identity_session ADD COLUMN how VARCHAR(20);

-- What a person signed in with before: a random token in a cookie, its hash here.
CREATE TABLE identity_device (
  user_id     BIGINT      NOT NULL REFERENCES identity_user (id) ON DELETE CASCADE,
  device_hash VARCHAR(64) NOT NULL,
  used_at     TIMESTAMP   NOT NULL,
  PRIMARY KEY (user_id, device_hash)
);

-- One use, one purpose, a last moment: resets, second steps, passkey challenges, trips to an identity provider.
CREATE TABLE identity_ticket (
  token_hash VARCHAR(64)   NOT NULL PRIMARY KEY,
  purpose    VARCHAR(30)   NOT NULL,
  user_id    BIGINT        REFERENCES identity_user (id) ON DELETE CASCADE,
  detail     VARCHAR(4000),
  expires_at TIMESTAMP     NOT NULL
);
CREATE INDEX identity_ticket_user ON identity_ticket (user_id, purpose);
CREATE INDEX identity_ticket_expiry ON identity_ticket (expires_at);

CREATE TABLE identity_invitation (
  id         BIGINT       NOT NULL PRIMARY KEY,
  tenant     VARCHAR(40)  NOT NULL,
  email      VARCHAR(254) NOT NULL,
  name       VARCHAR(200) NOT NULL,
  role       VARCHAR(20)  NOT NULL,
  invited_by VARCHAR(200) NOT NULL,
  token_hash VARCHAR(64)  NOT NULL UNIQUE,
  created_at TIMESTAMP    NOT NULL,
  expires_at TIMESTAMP    NOT NULL,
  UNIQUE (tenant, email)
);

-- The seed is sealed; last_step keeps a code from being used twice.
CREATE TABLE identity_totp (
  user_id    BIGINT        NOT NULL PRIMARY KEY REFERENCES identity_user (id) ON DELETE CASCADE,
  seed       VARCHAR(1000) NOT NULL,
  confirmed  BOOLEAN       NOT NULL,
  last_step  BIGINT        NOT NULL,
  created_at TIMESTAMP     NOT NULL
);

CREATE TABLE identity_recovery_code (
  user_id   BIGINT      NOT NULL REFERENCES identity_user (id) ON DELETE CASCADE,
  code_hash VARCHAR(64) NOT NULL,
  salt      VARCHAR(43) NOT NULL,
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE identity_passkey (
  id              BIGINT        NOT NULL PRIMARY KEY,
  user_id         BIGINT        NOT NULL REFERENCES identity_user (id) ON DELETE CASCADE,
  name            VARCHAR(100)  NOT NULL,
  credential_hash VARCHAR(64)   NOT NULL UNIQUE,
  credential_id   VARCHAR(1400) NOT NULL,
  public_key      VARCHAR(4000) NOT NULL,
  sign_count      BIGINT        NOT NULL,
  created_at      TIMESTAMP     NOT NULL,
  used_at         TIMESTAMP
);
CREATE INDEX identity_passkey_user ON identity_passkey (user_id);

-- Identity providers: of a company, or the reseller's under the tenant "platform".
CREATE TABLE identity_sign_on (
  tenant     VARCHAR(40)   NOT NULL PRIMARY KEY,
  issuer     VARCHAR(500)  NOT NULL,
  client_id  VARCHAR(300)  NOT NULL,
  secret     VARCHAR(4000) NOT NULL,
  domains    VARCHAR(4000) NOT NULL,
  changed_at TIMESTAMP     NOT NULL
);
