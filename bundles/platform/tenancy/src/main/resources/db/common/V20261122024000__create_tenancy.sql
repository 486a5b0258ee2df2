-- What identity's list of companies does not know. A step that was begun stands here until it is done, so that it survives a power cut.
CREATE TABLE tenancy_company (
  tenant          VARCHAR(40) NOT NULL PRIMARY KEY,
  trade           VARCHAR(20),
  phone           VARCHAR(20),
  plan            VARCHAR(40) NOT NULL,
  created_at      TIMESTAMP   NOT NULL,
  reason          VARCHAR(1000),
  ends_at         TIMESTAMP,
  closed_from     VARCHAR(20),
  last_sync_at    TIMESTAMP,
  last_sync_state VARCHAR(20),
  step            VARCHAR(20),
  step_reason     VARCHAR(1000),
  step_by         VARCHAR(200)
);

CREATE TABLE tenancy_history (
  id          BIGINT       NOT NULL PRIMARY KEY,
  tenant      VARCHAR(40)  NOT NULL,
  happened_at TIMESTAMP    NOT NULL,
  action      VARCHAR(40)  NOT NULL,
  actor       VARCHAR(200) NOT NULL,
  reason      VARCHAR(1000)
);
CREATE INDEX tenancy_history_tenant ON tenancy_history (tenant, id);

-- Of the link's token only a hash. The company's id is there from the moment that it is being made.
CREATE TABLE tenancy_sign_up (
  id         BIGINT       NOT NULL PRIMARY KEY,
  token_hash VARCHAR(64)  NOT NULL UNIQUE,
  state      VARCHAR(10)  NOT NULL,
  company    VARCHAR(200) NOT NULL,
  name       VARCHAR(200) NOT NULL,
  email      VARCHAR(254) NOT NULL,
  phone      VARCHAR(20)  NOT NULL,
  zone       VARCHAR(60)  NOT NULL,
  trade      VARCHAR(20)  NOT NULL,
  address    VARCHAR(60)  NOT NULL,
  tenant     VARCHAR(40),
  created_at TIMESTAMP    NOT NULL
);
CREATE INDEX tenancy_sign_up_address ON tenancy_sign_up (address, created_at);
CREATE INDEX tenancy_sign_up_email ON tenancy_sign_up (email, created_at);
CREATE INDEX tenancy_sign_up_state ON tenancy_sign_up (state);

CREATE TABLE tenancy_export (
  id         BIGINT       NOT NULL PRIMARY KEY,
  tenant     VARCHAR(40)  NOT NULL,
  state      VARCHAR(10)  NOT NULL,
  asked_by   VARCHAR(200) NOT NULL,
  asked_at   TIMESTAMP    NOT NULL,
  ended_at   TIMESTAMP,
  size_bytes BIGINT,
  problem    VARCHAR(500)
);
CREATE INDEX tenancy_export_tenant ON tenancy_export (tenant, id);

CREATE TABLE tenancy_usage_day (
  tenant           VARCHAR(40) NOT NULL,
  usage_day        DATE        NOT NULL,
  records          BIGINT      NOT NULL,
  sms_segments     BIGINT      NOT NULL,
  model_tokens     BIGINT      NOT NULL,
  model_cost_cents BIGINT      NOT NULL,
  storage_bytes    BIGINT      NOT NULL,
  active_users     BIGINT      NOT NULL,
  measured_at      TIMESTAMP   NOT NULL,
  PRIMARY KEY (tenant, usage_day)
);
CREATE INDEX tenancy_usage_day_day ON tenancy_usage_day (usage_day);
