-- Phones say STOP, e-mail addresses leave by the link in a mail.
RENAME COLUMN message_consent.phone TO address;
ALTER TABLE message_consent ALTER COLUMN address SET DATA TYPE VARCHAR(254);
