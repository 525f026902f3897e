package org.cavity.diagrams.command;

import org.cavity.diagrams.UsageException;
import picocli.CommandLine.Option;

/** Number of threads. */
final class ThreadOptions {

    @Option(
            names = "--threads",
            paramLabel = "K",
            converter = WholeNumber.class,
            description = "Number of threads; results do not depend on it (default: all processors).")
    private Integer threads;

    int threads() {
        if (threads != null && threads < 1) {
            throw new UsageException("threads = " + threads + " is out of range: it must be at least 1.");
        }
        return threads != null ? threads : Runtime.getRuntime().availableProcessors();
    }
}
