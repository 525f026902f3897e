package org.cavity.theory.spiking;

/**
 * Neighbouring bands of a spectrum in groups that each have about as large a part in the fluctuations of the potential if
 * the spectrum is flat. Few numbers are left, whose sampling noise is small.
 */
final class BandGroups {

    private final double[] shares;
    private final int[] group;
    private final int count;

    /**
     * The groups.
     *
     * @param shares part of each band in the fluctuations
     * @param count number of groups, fewer where single bands have a larger part
     */
    BandGroups(double[] shares, int count) {
        this.shares = shares;
        this.group = new int[shares.length];
        int last = -1;
        int target = -1;
        double sum = 0;
        for (int b = 0; b < shares.length; b++) {
            int wanted = Math.min(count - 1, (int) (count * (sum + shares[b] / 2)));
            if (wanted > target) {
                target = wanted;
                last++;
            }
            group[b] = last;
            sum += shares[b];
        }
        this.count = last + 1;
    }

    /** Power of the fluctuations in the groups. */
    double[] powers(double[] spectrum) {
        double[] powers = new double[count];
        for (int b = 0; b < group.length; b++) {
            powers[group[b]] += shares[b] * spectrum[b];
        }
        return powers;
    }

    /** The spectrum with every group multiplied by its factor. */
    double[] scaled(double[] spectrum, double[] factors) {
        double[] scaled = new double[spectrum.length];
        for (int b = 0; b < group.length; b++) {
            scaled[b] = spectrum[b] * factors[group[b]];
        }
        return scaled;
    }
}
