package org.cavity.diagrams.command;

import org.cavity.diagrams.output.Provenance;
import org.cavity.diagrams.output.ResultFolder;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {

    @Option(
            names = "--json",
            fallbackValue = "true",
            description = "Print one JSON document instead of tables; only a map then writes files without --output.")
    private boolean json;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Folder for the files (default: cavity-MODEL-COMMAND). Other results in it are never overwritten.")
    private String output;

    boolean json() {
        return json;
    }

    /**
     * Whether a command other than the map writes files: always for people, on request for scripts, which would
     * otherwise run into the results of their previous point. A map always writes its files, as the document only sums
     * them up.
     */
    boolean writesFiles() {
        return !json || output != null;
    }

    ResultFolder folder(Provenance provenance) {
        return ResultFolder.of(output, provenance);
    }
}
