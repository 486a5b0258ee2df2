CREATE TABLE note (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    subject VARCHAR(80) NOT NULL,
    text TEXT,
    mood VARCHAR(10),
    pinned BOOLEAN NOT NULL,
    amount DECIMAL(12, 2),
    day DATE,
    written_at TIMESTAMP
);
