CREATE TABLE plugin_state (
  plugin        VARCHAR(64)   NOT NULL PRIMARY KEY,
  kind          VARCHAR(20)   NOT NULL,
  reason        VARCHAR(1000),
  since         TIMESTAMP     NOT NULL,
  last_call_at  TIMESTAMP,
  last_error    VARCHAR(1000),
  last_error_at TIMESTAMP
);
