-- Derby makes these indexes with the foreign keys.
CREATE INDEX briefing_delivery_step_delivery ON briefing_delivery_step (delivery_id);
CREATE INDEX briefing_link_briefing ON briefing_link (briefing_id);
