package com.plumbline.contract.internal;

import com.plumbline.contract.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes one line per row and test to {@code target/proofs-<module>.jsonl}: {@code {"row","test","result"}} with result
 * {@code passed}, {@code failed} or {@code skipped}. A repeated run of the module starts the file afresh. Where tests run in several
 * JVMs at a time, each has a file of its own, {@code proofs-<module>-<plumbline.fork>.jsonl}.
 */
public class ProofListener implements TestExecutionListener {

    private Path file;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Path module = Path.of("").toAbsolutePath();
        String fork = System.getProperty("plumbline.fork");
        file = module.resolve("target").resolve("proofs-" + module.getFileName() + (fork == null ? "" : "-" + fork) + ".jsonl");
        try {
            // Surefire runs several plans in one JVM when it re-runs or splits; only the first of a JVM clears.
            if (System.getProperty("plumbline.proofs.started") == null) {
                System.setProperty("plumbline.proofs.started", "true");
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        write(test, switch (result.getStatus()) {
            case SUCCESSFUL -> "passed";
            case FAILED -> "failed";
            case ABORTED -> "skipped";
        });
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(test, "skipped");
    }

    private void write(TestIdentifier test, String result) {
        if (!test.isTest() || !(test.getSource().orElse(null) instanceof MethodSource method)) {
            return;
        }
        List<String> lines = rows(method).stream()
                .map(row -> "{\"row\":\"%s\",\"test\":\"%s.%s\",\"result\":\"%s\"}"
                        .formatted(row, method.getClassName(), method.getMethodName(), result))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static Set<String> rows(MethodSource method) {
        Set<String> rows = new LinkedHashSet<>();
        AnnotationSupport.findAnnotation(method.getJavaMethod(), Proves.class).ifPresent(p -> rows.addAll(List.of(p.value())));
        for (Class<?> c = method.getJavaClass(); c != null; c = c.getEnclosingClass()) {
            AnnotationSupport.findAnnotation(c, Proves.class).ifPresent(p -> rows.addAll(List.of(p.value())));
        }
        return rows;
    }
}
