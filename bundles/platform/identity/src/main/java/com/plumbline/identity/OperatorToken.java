package com.plumbline.identity;

import java.util.Optional;

/**
 * The operator's token: made anew at every start, in {@code DIR/operator.token}, readable by the appliance's own user only. Whoever
 * can read the file may run the appliance's commands, and only from the machine itself. A service.
 */
public interface OperatorToken {

    /** The operator, when this is his token; compared in constant time. */
    Optional<Caller> find(String secret);
}
