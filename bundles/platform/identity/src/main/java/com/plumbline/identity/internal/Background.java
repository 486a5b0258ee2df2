package com.plumbline.identity.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stranger's request sets off is done after its answer, so that the answer's time tells nothing. One thread, a thousand waiting at most. */
@Component(service = Background.class)
public class Background implements Executor {

    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1000),
            work -> new Thread(work, "plumbline-identity"), (work, full) -> log.warn("Too many sign-in requests at once; a notice was left out"));

    @Activate
    public Background() {
        // Nothing to wire; the constructor is named so that there is exactly one.
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                log.error("A notice about an account failed", failed);
            }
        });
    }

    @Deactivate
    void deactivate() {
        thread.shutdown();
    }
}
