package com.plumbline.briefing.internal;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Stands in for a service of another bundle: answers the methods a test gave it, and says which one it was not given. */
final class Fake<T> {

    /** One method, by its arguments. */
    interface Answer {
        Object to(Object[] arguments);
    }

    private final Class<T> type;
    private final Map<String, Answer> answers = new HashMap<>();

    private Fake(Class<T> type) {
        this.type = type;
    }

    static <T> Fake<T> of(Class<T> type) {
        return new Fake<>(type);
    }

    Fake<T> on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    T get() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Answer answer = answers.get(method.getName());
            if (answer == null) {
                throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
            }
            return answer.to(arguments);
        }));
    }
}
