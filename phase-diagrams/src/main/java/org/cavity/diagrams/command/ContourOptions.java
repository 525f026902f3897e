package org.cavity.diagrams.command;

import picocli.CommandLine.Option;

/** Lines of constant value over a map. */
final class ContourOptions {

    @Option(
            names = "--contours",
            paramLabel = "Q=V,V,...",
            description = "Lines of constant value of a quantity, which may be another than the colour shows; those of"
                    + " further quantities may follow, Q=V,V,R=V.")
    private String contours = "";

    /** As it was typed, empty if it was not. */
    String contours() {
        return contours;
    }
}
