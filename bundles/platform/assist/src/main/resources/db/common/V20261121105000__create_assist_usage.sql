CREATE TABLE assist_usage (
    usage_day     DATE         NOT NULL,
    task          VARCHAR(60)  NOT NULL,
    model         VARCHAR(80)  NOT NULL,
    questions     INTEGER      NOT NULL,
    input_tokens  BIGINT       NOT NULL,
    output_tokens BIGINT       NOT NULL,
    PRIMARY KEY (usage_day, task, model)
);
