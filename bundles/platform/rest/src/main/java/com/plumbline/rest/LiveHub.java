package com.plumbline.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.TenantId;
import java.util.Collection;

/**
 * Tells the open screens of a company that something changed. A service; never blocks, never fails.
 *
 * <p>Call it after the commit: a screen that refetches at once must find the new state. Who may read a topic stands in
 * {@code live-topics.json}; a plug-in's own topics begin with {@code x.<plug-in id>.} and reach everybody of the company.
 */
public interface LiveHub {

    /**
     * @param topic {@code jobs}
     * @param kind  {@code changed}, {@code added}, {@code removed} or {@code progress}
     * @param ids   with their prefixes, {@code job_…}; more than 500 are sent as an empty list, which means "refetch"
     * @param data  small, and nothing that not every reader of the topic may see; may be {@code null}
     */
    void publish(TenantId tenant, String topic, String kind, Collection<String> ids, JsonNode data);
}
