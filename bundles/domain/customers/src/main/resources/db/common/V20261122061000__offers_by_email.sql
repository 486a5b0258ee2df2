-- Whether offers by e-mail may be sent to the customer.
ALTER TABLE customer_privacy ADD COLUMN offers INTEGER DEFAULT 1 NOT NULL;
