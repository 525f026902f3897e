package org.cavity.theory.spiking;

/**
 * Spikes of neurons in pairs that have the same constant input, but everything else of their own. In a window T a neuron
 * fires n times, of which M = n − ∫ λ dt is known to vanish on average: r = (n − β M)/T estimates its rate, with the
 * β = Cov(n, M)/Var M that takes most of the noise of the spikes away. The product of the two rates of a pair has the
 * expectation r², free of that noise and of the fluctuations of the input.
 */
final class PairedCounts {

    /** Constant inputs that differ by less, in Δ_u, tell too little of the susceptibility. */
    private static final double LITTLE = 0.1;

    private final double[] levels;
    private final double window;
    private final double[][] spikes;
    private final double[][] excess;
    private double control;
    private double covariance;

    /**
     * No counts yet.
     *
     * @param levels constant input of each pair, of mean 0 and variance 1
     * @param window T
     */
    PairedCounts(double[] levels, double window) {
        this.levels = levels;
        this.window = window;
        this.spikes = new double[2][levels.length];
        this.excess = new double[2][levels.length];
    }

    /** Sets n and M of a neuron. */
    void set(int member, int pair, double count, double countExcess) {
        spikes[member][pair] = count;
        excess[member][pair] = countExcess;
    }

    /** To be called when all are set, before the functions below. */
    void finish() {
        double square = 0;
        covariance = 0;
        for (int p = 0; p < levels.length; p++) {
            double n = spikes[0][p] - spikes[1][p];
            double m = excess[0][p] - excess[1][p];
            covariance += n * m / 2 / levels.length;
            square += m * m / 2 / levels.length;
        }
        control = square > 0 ? covariance / square : 0;
    }

    /** Spikes of all neurons. */
    double total() {
        double sum = 0;
        for (int p = 0; p < levels.length; p++) {
            sum += spikes[0][p] + spikes[1][p];
        }
        return sum;
    }

    private double rate(int member, int pair) {
        return (spikes[member][pair] - control * excess[member][pair]) / window;
    }

    /** A, 1/ms. */
    double rate() {
        double sum = 0;
        for (int p = 0; p < levels.length; p++) {
            sum += (rate(0, p) + rate(1, p)) / 2 / levels.length;
        }
        return sum;
    }

    /** ⟨r²⟩ − A² over neurons, 1/ms²; noise may make that of nearly equal neurons negative. */
    double variance() {
        double mean = rate();
        double sum = 0;
        for (int p = 0; p < levels.length; p++) {
            sum += (rate(0, p) - mean) * (rate(1, p) - mean) / levels.length;
        }
        return sum;
    }

    /**
     * dA/dm, the rate's answer to a constant input to all: ⟨r x⟩/σ over the Gaussian levels x; where the constant inputs
     * hardly differ, Cov(n, M)/(Δ_u T), since M/Δ_u is the derivative of the logarithm of a train's likelihood.
     *
     * @param deviation σ, mV
     * @param width Δ_u, mV
     */
    double susceptibility(double deviation, double width) {
        if (deviation < LITTLE * width) {
            return covariance / width / window;
        }
        double sum = 0;
        for (int p = 0; p < levels.length; p++) {
            sum += levels[p] * (rate(0, p) + rate(1, p)) / 2 / levels.length;
        }
        return sum / deviation;
    }
}
