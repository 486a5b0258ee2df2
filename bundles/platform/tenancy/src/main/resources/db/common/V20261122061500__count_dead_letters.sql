-- How much work of the company failed for good, as last told or counted.
ALTER TABLE tenancy_company ADD COLUMN dead_letters BIGINT DEFAULT 0 NOT NULL;
