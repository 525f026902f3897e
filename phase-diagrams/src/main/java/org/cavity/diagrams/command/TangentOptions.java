package org.cavity.diagrams.command;

import picocli.CommandLine.Option;

/** Steps of the tangent vectors, of commands that follow any. */
final class TangentOptions {

    @Option(
            names = "--coarse-tangents",
            fallbackValue = "true",
            description = "Steps of twice DT for tangent vectors: half the time for many exponents.")
    private boolean coarse;

    boolean coarse() {
        return coarse;
    }
}
