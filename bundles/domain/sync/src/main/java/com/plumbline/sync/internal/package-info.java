/**
 * How a run goes: {@link com.plumbline.sync.internal.Runs} starts one and publishes its first step,
 * {@link com.plumbline.sync.internal.StepHandler} does a few seconds of it and publishes the next,
 * {@link com.plumbline.sync.internal.Comparing} holds ours against theirs at the end.
 */
package com.plumbline.sync.internal;
