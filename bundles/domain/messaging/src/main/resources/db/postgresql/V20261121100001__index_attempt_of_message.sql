-- Derby makes this index with the foreign key.
CREATE INDEX message_attempt_message ON message_attempt (message_id);
