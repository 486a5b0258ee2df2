-- When briefings go out by themselves; at most one row, id 1. NULL: no limit.
CREATE TABLE briefing_automation (
    id             BIGINT        NOT NULL PRIMARY KEY,
    is_on          BOOLEAN       NOT NULL,
    approval       VARCHAR(12)   NOT NULL,
    moment         VARCHAR(12)   NOT NULL,
    hours_before   INTEGER       NOT NULL,
    daily_sms      INTEGER,
    daily_tokens   BIGINT,
    version        INTEGER       NOT NULL
);

-- What a job type does otherwise; NULL: as the company.
CREATE TABLE briefing_automation_type (
    job_type_id    BIGINT        NOT NULL PRIMARY KEY,
    is_on          BOOLEAN,
    moment         VARCHAR(12),
    hours_before   INTEGER
);

-- What will go out, when and why: one row per job and technician. technician_id 0: nobody is assigned yet.
CREATE TABLE briefing_plan (
    id             BIGINT        NOT NULL PRIMARY KEY,
    job_id         BIGINT        NOT NULL,
    technician_id  BIGINT        NOT NULL,
    moment         VARCHAR(12)   NOT NULL,
    state          VARCHAR(12)   NOT NULL,
    is_open        BOOLEAN       NOT NULL,
    due_at         TIMESTAMP,
    reason         VARCHAR(400)  NOT NULL,
    assigned_at    TIMESTAMP     NOT NULL,
    approved_by    VARCHAR(100),
    wanted_by      VARCHAR(100),
    delivery_id    BIGINT,
    handed_at      TIMESTAMP,
    created_at     TIMESTAMP     NOT NULL,
    updated_at     TIMESTAMP     NOT NULL,
    version        INTEGER       NOT NULL,
    CONSTRAINT briefing_plan_recipient UNIQUE (job_id, technician_id)
);
CREATE INDEX briefing_plan_open ON briefing_plan (is_open, due_at);
CREATE INDEX briefing_plan_technician ON briefing_plan (technician_id);
CREATE INDEX briefing_plan_handed ON briefing_plan (handed_at);
CREATE INDEX briefing_delivery_recipient ON briefing_delivery (job_id, technician_id);

-- Whether it was useful: one answer per job and technician, the last one counts.
CREATE TABLE briefing_feedback (
    job_id         BIGINT        NOT NULL,
    technician_id  BIGINT        NOT NULL,
    useful         BOOLEAN       NOT NULL,
    answered_at    TIMESTAMP     NOT NULL,
    changed_at     TIMESTAMP     NOT NULL,
    CONSTRAINT briefing_feedback_pk PRIMARY KEY (job_id, technician_id)
);

CREATE INDEX briefing_link_delivery ON briefing_link (delivery_id);
