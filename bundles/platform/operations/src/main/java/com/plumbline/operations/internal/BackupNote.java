package com.plumbline.operations.internal;

import java.time.Instant;
import java.util.List;

/**
 * What an archive holds, its first entry.
 *
 * @param whole     the whole appliance: restoring it replaces every company
 * @param companies ids, each with a folder {@code tenants/<id>}
 * @param seal      a known word, sealed: tells whether the master key of another appliance fits
 */
record BackupNote(int format, String version, Instant at, String storage, boolean whole, List<String> companies, String seal) {

    static final int FORMAT = 1;
    static final String FILE = "backup.json";
    static final String WORD = "plumbline";
    static final String CONTEXT = "operations/backup";
}
