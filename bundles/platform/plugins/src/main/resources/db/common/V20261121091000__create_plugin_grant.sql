-- settings: JSON object of what is not secret. secrets: JSON object, name -> sealed JSON text of the value.
CREATE TABLE plugin_grant (
  tenant     VARCHAR(40)    NOT NULL,
  plugin     VARCHAR(64)    NOT NULL,
  enabled    BOOLEAN        NOT NULL,
  settings   VARCHAR(16000) NOT NULL,
  secrets    VARCHAR(16000) NOT NULL,
  changed_at TIMESTAMP      NOT NULL,
  PRIMARY KEY (tenant, plugin)
);
