-- Handlers are known from the first time they are seen, so that events wait for one whose bundle is away.
CREATE TABLE event_handler (
    name VARCHAR(80) NOT NULL PRIMARY KEY,
    types VARCHAR(2000) NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL
);

CREATE TABLE timer_state (
    job VARCHAR(80) NOT NULL,
    tenant VARCHAR(40) NOT NULL,
    -- The scheduled moment of the last run, or when the job was first seen: what is due after it has been missed.
    last_fire TIMESTAMP NOT NULL,
    started_at TIMESTAMP,
    result VARCHAR(10),
    detail VARCHAR(2000),
    millis BIGINT,
    PRIMARY KEY (job, tenant)
);
