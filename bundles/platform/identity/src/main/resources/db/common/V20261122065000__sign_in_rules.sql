-- What a company, or the reseller under the tenant "platform", asks of sign-ins; without a row, the usual.
CREATE TABLE identity_sign_in_rule (
  tenant          VARCHAR(40) NOT NULL PRIMARY KEY,
  factor_since    TIMESTAMP,
  idle_seconds    BIGINT      NOT NULL,
  longest_seconds BIGINT      NOT NULL
);
