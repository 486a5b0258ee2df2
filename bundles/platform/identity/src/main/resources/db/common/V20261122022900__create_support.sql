-- A company lets support look in, until then.
CREATE TABLE identity_support (
  tenant     VARCHAR(40)  NOT NULL PRIMARY KEY,
  until_at   TIMESTAMP    NOT NULL,
  granted_by VARCHAR(200) NOT NULL
);

CREATE TABLE identity_support_session (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  id         BIGINT      NOT NULL,
  user_id    BIGINT      NOT NULL,
  tenant     VARCHAR(40) NOT NULL,
  created_at TIMESTAMP   NOT NULL
);
CREATE INDEX identity_support_tenant ON identity_support_session (tenant);
