CREATE TABLE audit_entry (
  id           BIGINT        NOT NULL PRIMARY KEY,
  happened_at  TIMESTAMP     NOT NULL,
  actor_kind   VARCHAR(10)   NOT NULL,
  actor_id     VARCHAR(40)   NOT NULL,
  actor_name   VARCHAR(200)  NOT NULL,
  action       VARCHAR(60)   NOT NULL,
  subject_type VARCHAR(40)   NOT NULL,
  subject_id   VARCHAR(80),
  label        VARCHAR(300)  NOT NULL,
  before_json  VARCHAR(8000),
  after_json   VARCHAR(8000),
  detail       VARCHAR(1000),
  -- Label, detail and actor in lower case: what a search looks in.
  words        VARCHAR(1500) NOT NULL
);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
