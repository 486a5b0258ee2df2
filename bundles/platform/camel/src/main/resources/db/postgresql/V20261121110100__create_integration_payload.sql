-- What arrived and could not be handled, sealed, so that it can be handed over again.
CREATE TABLE integration_payload (
    message_id   BIGINT        NOT NULL PRIMARY KEY,
    sealed       TEXT          NOT NULL
);
