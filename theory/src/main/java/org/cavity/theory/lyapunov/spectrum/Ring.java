package org.cavity.theory.lyapunov.spectrum;

/**
 * A window of time of length T = mh, of which paths are known at m points, closed to a ring. Linear operators on it that
 * commute with translations are diagonal in the waves exp(iW_j t), W_j = 2π(j + θ)/T: θ = 0 for a periodic and θ = ½ for
 * an antiperiodic closure of the tangent vectors along the same periodic path. Symbols are real and even, so that the
 * waves of W ≥ 0 stand for all.
 */
final class Ring {

    private final int points;
    private final double spacing;
    private final boolean antiperiodic;
    private final double[] cosines;

    /**
     * A ring.
     *
     * @param points m, even
     * @param spacing h, time
     * @param antiperiodic whether θ = ½
     */
    Ring(int points, double spacing, boolean antiperiodic) {
        this.points = points;
        this.spacing = spacing;
        this.antiperiodic = antiperiodic;
        this.cosines = new double[2 * points];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Math.cos(Math.PI * i / points);
        }
    }

    /** m. */
    int points() {
        return points;
    }

    /** h. */
    double spacing() {
        return spacing;
    }

    /** T. */
    double length() {
        return points * spacing;
    }

    boolean isAntiperiodic() {
        return antiperiodic;
    }

    /** Number of frequencies W ≥ 0. */
    int modes() {
        return antiperiodic ? points / 2 : points / 2 + 1;
    }

    /** W_j, 0 ≤ j &lt; {@link #modes()}. */
    double frequency(int j) {
        return 2 * Math.PI * (j + (antiperiodic ? 0.5 : 0)) / length();
    }

    /** How many of all m frequencies W_j stands for: itself and −W_j. */
    int multiplicity(int j) {
        return !antiperiodic && (j == 0 || 2 * j == points) ? 1 : 2;
    }

    /** cos(W_j t) at the point n. */
    private double cosine(int j, int n) {
        return cosines[(int) ((long) (2 * j + (antiperiodic ? 1 : 0)) * n % (2L * points))];
    }

    /** The operator's matrix element c(n) between two points n apart, 0 ≤ n &lt; m, from its symbol. */
    double[] kernel(double[] symbol) {
        double[] kernel = new double[points];
        for (int n = 0; n < points; n++) {
            double sum = 0;
            for (int j = 0; j < symbol.length; j++) {
                sum += multiplicity(j) * symbol[j] * cosine(j, n);
            }
            kernel[n] = sum / points;
        }
        return kernel;
    }

    /**
     * Diagonal elements f_j⁺ X f_j between the unit waves f_j of a symmetric matrix X, the symbol of its part that commutes
     * with translations.
     *
     * @param diagonals Σ_i X_{i+n, i} over the n-th lower diagonal, 0 ≤ n &lt; m
     */
    double[] symbol(double[] diagonals) {
        double[] symbol = new double[modes()];
        for (int j = 0; j < symbol.length; j++) {
            double sum = diagonals[0];
            for (int n = 1; n < points; n++) {
                sum += 2 * diagonals[n] * cosine(j, n);
            }
            symbol[j] = sum / points;
        }
        return symbol;
    }

    /** Σ over all m frequencies of an even function. */
    double sum(double[] symbol) {
        double sum = 0;
        for (int j = 0; j < symbol.length; j++) {
            sum += multiplicity(j) * symbol[j];
        }
        return sum;
    }
}
