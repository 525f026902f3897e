package org.cavity.diagrams.figure;

/**
 * A simulated point on a map.
 *
 * @param x parameter on the horizontal axis
 * @param y parameter on the vertical axis
 * @param measured measured value of the quantity shown; NaN if it is not measured
 * @param kind what the comparison with theory came to
 */
public record MapMarker(double x, double y, double measured, Kind kind) {

    /** What a comparison came to. */
    public enum Kind {
        AGREES("simulation agrees with theory"),
        UNDECIDED("simulation cannot tell (error bar)"),
        ABOVE("simulation above theory"),
        BELOW("simulation below theory"),
        FAILED("simulation failed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
