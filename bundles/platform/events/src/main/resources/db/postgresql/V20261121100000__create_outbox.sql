-- Published, not yet handed out. Nearly empty at all times.
CREATE TABLE event_outbox (
    id BIGINT NOT NULL PRIMARY KEY,
    event_id BIGINT NOT NULL,
    type VARCHAR(80) NOT NULL,
    subject VARCHAR(80) NOT NULL,
    data TEXT,
    published_at TIMESTAMP NOT NULL,
    only_handler VARCHAR(80)
);

-- Work for later; moves on when it is due.
CREATE TABLE event_later (
    id BIGINT NOT NULL PRIMARY KEY,
    type VARCHAR(80) NOT NULL,
    subject VARCHAR(80) NOT NULL,
    data TEXT,
    due_at TIMESTAMP NOT NULL,
    later_key VARCHAR(160)
);
CREATE INDEX event_later_due ON event_later (due_at, id);
CREATE INDEX event_later_key ON event_later (later_key);

-- One row per event and handler, until it is done. Order within a subject is that of the ids.
CREATE TABLE event_delivery (
    id BIGINT NOT NULL PRIMARY KEY,
    event_id BIGINT NOT NULL,
    handler VARCHAR(80) NOT NULL,
    dead SMALLINT NOT NULL,
    type VARCHAR(80) NOT NULL,
    subject VARCHAR(80) NOT NULL,
    data TEXT,
    published_at TIMESTAMP NOT NULL,
    attempts INTEGER NOT NULL,
    next_at TIMESTAMP,
    failed_at TIMESTAMP,
    error VARCHAR(2000)
);
CREATE INDEX event_delivery_handler ON event_delivery (handler, dead, id);
CREATE INDEX event_delivery_subject ON event_delivery (subject, handler, id);

-- What firstTime has seen.
CREATE TABLE event_handled (
    event_id BIGINT NOT NULL,
    handler VARCHAR(80) NOT NULL,
    handled_at TIMESTAMP NOT NULL,
    PRIMARY KEY (event_id, handler)
);
