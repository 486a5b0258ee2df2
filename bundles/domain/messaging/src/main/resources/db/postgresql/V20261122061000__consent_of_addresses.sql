-- Phones say STOP, e-mail addresses leave by the link in a mail.
ALTER TABLE message_consent RENAME COLUMN phone TO address;
ALTER TABLE message_consent ALTER COLUMN address TYPE VARCHAR(254);
