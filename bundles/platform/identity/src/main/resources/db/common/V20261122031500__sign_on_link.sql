-- Who at an identity provider is who here: found by a checked e-mail once, known by the provider's own name for him from then on.
CREATE TABLE identity_sign_on_link (
  user_id BIGINT       NOT NULL PRIMARY KEY REFERENCES identity_user (id) ON DELETE CASCADE,
  issuer  VARCHAR(500) NOT NULL,
  subject VARCHAR(255) NOT NULL
);
