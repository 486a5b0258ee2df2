package com.plumbline.events;

import org.osgi.annotation.versioning.ConsumerType;

/** White-board: told when a run begins and ends, to tell open screens. Called on the job's thread, so be quick. */
@ConsumerType
public interface TimerListener {

    void changed(TimerState state);
}
