CREATE TABLE note (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    subject VARCHAR(80) NOT NULL,
    text CLOB,
    mood VARCHAR(10),
    pinned SMALLINT NOT NULL,
    amount DECIMAL(12, 2),
    day DATE,
    written_at TIMESTAMP
);
