-- A person may add, correct, pin or refuse a fact; what sources say about it then no longer counts. origin_key finds it again.
ALTER TABLE profile_fact ADD COLUMN expires_at TIMESTAMP;
ALTER TABLE profile_fact ADD COLUMN kept_at TIMESTAMP;
ALTER TABLE profile_fact ADD COLUMN pinned INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE profile_fact ADD COLUMN refused INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE profile_fact ADD COLUMN corrected INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE profile_fact ADD COLUMN origin_key VARCHAR(520);
CREATE INDEX profile_fact_expires ON profile_fact (expires_at);

-- What each statement of a briefing rests on, as JSON.
ALTER TABLE briefing ADD COLUMN statements VARCHAR(30000);

-- A company's own guidance; every change is another version, the highest one holds. No lines: back to what was shipped.
CREATE TABLE briefing_guidance (
    kind       VARCHAR(40)    NOT NULL,
    version    INTEGER        NOT NULL,
    lines      VARCHAR(30000),
    changed_by VARCHAR(200)   NOT NULL,
    changed_at TIMESTAMP      NOT NULL,
    PRIMARY KEY (kind, version)
);
