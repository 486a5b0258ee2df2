package com.plumbline.jobs;

/** A kind of job, as the company calls it. */
public record JobType(JobTypeId id, String name) {}
