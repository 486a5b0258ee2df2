-- One run after the other: slot is 'running' while a run is under way and null afterwards, and it is unique.
-- step counts the pieces of work; only the event that carries the current number may do the next piece.
CREATE TABLE sync_run (
    id         BIGINT        NOT NULL PRIMARY KEY,
    system     VARCHAR(40)   NOT NULL,
    kind       VARCHAR(10)   NOT NULL,
    cause      VARCHAR(10)   NOT NULL,
    started_by VARCHAR(200),
    scope      VARCHAR(20)   NOT NULL,
    scope_days INTEGER       NOT NULL,
    state      VARCHAR(10)   NOT NULL,
    slot       VARCHAR(10),
    step       BIGINT        NOT NULL,
    follow_up  VARCHAR(10),
    failures   INTEGER       NOT NULL,
    error      VARCHAR(1000),
    started_at TIMESTAMP     NOT NULL,
    touched_at TIMESTAMP     NOT NULL,
    ended_at   TIMESTAMP,
    CONSTRAINT sync_run_slot UNIQUE (slot)
);
CREATE INDEX sync_run_started ON sync_run (started_at);

CREATE TABLE sync_run_entity (
    run_id          BIGINT        NOT NULL REFERENCES sync_run (id),
    entity          VARCHAR(40)   NOT NULL,
    place           INTEGER       NOT NULL,
    state           VARCHAR(10)   NOT NULL,
    next_cursor     VARCHAR(4000),
    expected        BIGINT,
    read_count      BIGINT        NOT NULL,
    created_count   BIGINT        NOT NULL,
    changed_count   BIGINT        NOT NULL,
    unchanged_count BIGINT        NOT NULL,
    problem_count   BIGINT        NOT NULL,
    PRIMARY KEY (run_id, entity)
);

-- Where the next run goes on. A cursor is good for the scope it was made with.
CREATE TABLE sync_cursor (
    system      VARCHAR(40)   NOT NULL,
    entity      VARCHAR(40)   NOT NULL,
    scope       VARCHAR(20)   NOT NULL,
    scope_days  INTEGER       NOT NULL,
    next_cursor VARCHAR(4000),
    moved_at    TIMESTAMP     NOT NULL,
    PRIMARY KEY (system, entity)
);

-- Records that did not arrive whole.
CREATE TABLE sync_problem (
    id          BIGINT        NOT NULL PRIMARY KEY,
    run_id      BIGINT        NOT NULL REFERENCES sync_run (id),
    entity      VARCHAR(40)   NOT NULL,
    external_id VARCHAR(80),
    message     VARCHAR(1000) NOT NULL
);
CREATE INDEX sync_problem_run ON sync_problem (run_id);

CREATE TABLE sync_comparison (
    system       VARCHAR(40)   NOT NULL,
    entity       VARCHAR(40)   NOT NULL,
    place        INTEGER       NOT NULL,
    label        VARCHAR(80)   NOT NULL,
    ours         BIGINT        NOT NULL,
    theirs       BIGINT        NOT NULL,
    ours_cents   BIGINT,
    theirs_cents BIGINT,
    difference_count BIGINT    NOT NULL,
    compared_at  TIMESTAMP     NOT NULL,
    PRIMARY KEY (system, entity)
);

CREATE TABLE sync_difference (
    id          BIGINT        NOT NULL PRIMARY KEY,
    system      VARCHAR(40)   NOT NULL,
    entity      VARCHAR(40)   NOT NULL,
    kind        VARCHAR(10)   NOT NULL,
    external_id VARCHAR(80)   NOT NULL,
    detail      VARCHAR(1000)
);
CREATE INDEX sync_difference_entity ON sync_difference (system, entity);
