-- One row per call to or from a vendor. Nothing here identifies a person: see Redaction.
CREATE TABLE integration_message (
    id           BIGINT        NOT NULL PRIMARY KEY,
    logged_at    TIMESTAMP     NOT NULL,
    plugin       VARCHAR(60)   NOT NULL,
    direction    VARCHAR(8)    NOT NULL,
    operation    VARCHAR(120)  NOT NULL,
    status       VARCHAR(10)   NOT NULL,
    http_status  INTEGER       NOT NULL,
    millis       BIGINT        NOT NULL,
    attempts     INTEGER       NOT NULL,
    request      VARCHAR(1000),
    error        VARCHAR(1000),
    replayable   SMALLINT      NOT NULL
);
CREATE INDEX integration_message_at ON integration_message (logged_at);
CREATE INDEX integration_message_plugin ON integration_message (plugin, logged_at);
CREATE INDEX integration_message_status ON integration_message (status, logged_at);

-- What a vendor has told us already, so that a repetition has no effect.
CREATE TABLE webhook_receipt (
    plugin       VARCHAR(60)   NOT NULL,
    kind         VARCHAR(60)   NOT NULL,
    event_id     VARCHAR(200)  NOT NULL,
    received_at  TIMESTAMP     NOT NULL,
    PRIMARY KEY (plugin, kind, event_id)
);
CREATE INDEX webhook_receipt_at ON webhook_receipt (received_at);
