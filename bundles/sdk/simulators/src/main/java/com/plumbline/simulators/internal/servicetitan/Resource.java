package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How one kind of record is offered under a module's paths. */
final class Resource {

    /** How a list treats records that are not active. */
    enum Activity { ACTIVE, ACTIVE_STATE, NONE }

    final Kind kind;
    final Map<String, Filter> filters = new LinkedHashMap<>();
    Activity activity = Activity.ACTIVE;
    /** What a list or single answer shows of the feed's record; {@code null} shows it as it is. */
    UnaryOperator<ObjectNode> view;

    Resource(Kind kind) {
        this.kind = kind;
    }

    Resource filter(String parameter, Filter filter) {
        filters.put(parameter, filter);
        return this;
    }

    Resource view(UnaryOperator<ObjectNode> shown) {
        this.view = shown;
        return this;
    }

    /** Lists and single answers leave these fields out; only the feed has them. */
    Resource without(String... fields) {
        return view(record -> {
            for (String field : fields) {
                record.remove(field);
            }
            return record;
        });
    }

    Resource activity(Activity chosen) {
        this.activity = chosen;
        return this;
    }
}
