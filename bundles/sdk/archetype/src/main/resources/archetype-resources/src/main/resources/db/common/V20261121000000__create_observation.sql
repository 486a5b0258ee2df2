#set( $table = $artifactId.replace('-', '_') )
CREATE TABLE ${table}_observation (
    id          BIGINT       NOT NULL PRIMARY KEY,
    subject     VARCHAR(60)  NOT NULL,
    text        VARCHAR(500) NOT NULL,
    observed_at TIMESTAMP    NOT NULL
);

CREATE INDEX ${table}_observation_at ON ${table}_observation (observed_at);
