package com.plumbline.rest.internal.problem;

import java.util.Map;

/** The door says no, with the status and code of the contract. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public Refusal(int status, String code, String detail) {
        this(Problem.of(status, code, detail), Map.of());
    }

    public Refusal(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
