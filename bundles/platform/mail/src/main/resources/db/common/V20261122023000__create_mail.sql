-- text, html: until it is sent. due_at: of the next attempt, NULL when nothing more will happen.
CREATE TABLE mail (
  id          BIGINT         NOT NULL PRIMARY KEY,
  mail_key    VARCHAR(160)   UNIQUE,
  to_address  VARCHAR(254)   NOT NULL,
  to_name     VARCHAR(200),
  subject     VARCHAR(200)   NOT NULL,
  text        VARCHAR(30000),
  html        VARCHAR(30000),
  reply_to    VARCHAR(254),
  bears       VARCHAR(40),
  unsubscribe VARCHAR(1000),
  not_after   TIMESTAMP,
  state       VARCHAR(10)    NOT NULL,
  attempts    INTEGER        NOT NULL,
  created_at  TIMESTAMP      NOT NULL,
  due_at      TIMESTAMP,
  sent_at     TIMESTAMP,
  carrier     VARCHAR(64),
  carrier_id  VARCHAR(200),
  code        VARCHAR(80),
  reason      VARCHAR(1000)
);
CREATE INDEX mail_due ON mail (due_at);
