package org.cavity.theory.gated.sampled;

/**
 * Periodic solutions of X_k' = −d(t) X_k + f(t) e^{iω_k t} for all frequencies at once. One step holds d and f at their
 * means over the step,
 *
 * <pre>
 * X(t + dt) = e^{−d dt} X(t) + f / (d + iω) · ( e^{iω (t + dt)} − e^{−d dt} e^{iω t} ),
 * </pre>
 *
 * exact for constant d and f, however fast the relaxation and the wave, and of second order in the change of d and f.
 * The periodic solution starts from where one period, run from 0, ends.
 */
final class ModeMarch {

    /** exp(−40) of what the start holds does not reach the last bit. */
    private static final double FORGOTTEN = 40;

    private final TimeWindow window;
    private final double[] damping;
    private final double[] driving;
    private final double[] re;
    private final double[] im;
    private final double[] waveRe;
    private final double[] waveIm;
    private final double[] turnRe;
    private final double[] turnIm;
    private final double[] angle;

    /**
     * The modes at time 0.
     *
     * @param rate constant added to the damping
     * @param damping d − rate at the grid points
     * @param driving f at the grid points
     */
    ModeMarch(TimeWindow window, int modes, double rate, double[] damping, double[] driving) {
        this.window = window;
        this.damping = overSteps(damping, window.step(), rate * window.step());
        this.driving = overSteps(driving, window.step(), 0);
        re = new double[modes];
        im = new double[modes];
        waveRe = new double[modes];
        waveIm = new double[modes];
        turnRe = new double[modes];
        turnIm = new double[modes];
        angle = new double[modes];
        for (int k = 0; k < modes; k++) {
            angle[k] = window.frequency(k) * window.step();
            turnRe[k] = Math.cos(angle[k]);
            turnIm[k] = Math.sin(angle[k]);
        }
        settle();
    }

    private static double[] overSteps(double[] values, double dt, double plus) {
        int n = values.length;
        double[] steps = new double[n];
        for (int j = 0; j < n; j++) {
            steps[j] = plus + 0.5 * dt * (values[j] + values[j + 1 < n ? j + 1 : 0]);
        }
        return steps;
    }

    /** Writes the real parts, then the imaginary parts, of all modes at the present grid point. */
    void copyTo(double[] column) {
        System.arraycopy(re, 0, column, 0, re.length);
        System.arraycopy(im, 0, column, re.length, re.length);
    }

    /** Steps from grid point j to the next. */
    void step(int j) {
        double x = damping[j];
        double f = driving[j];
        double decay = Math.exp(-x);
        double square = x * x + Double.MIN_NORMAL;
        for (int k = 0; k < re.length; k++) {
            double wr = waveRe[k];
            double wi = waveIm[k];
            double nr = wr * turnRe[k] - wi * turnIm[k];
            double ni = wr * turnIm[k] + wi * turnRe[k];
            double dr = nr - decay * wr;
            double di = ni - decay * wi;
            double y = angle[k];
            double scale = f / (square + y * y);
            re[k] = decay * re[k] + scale * (x * dr + y * di);
            im[k] = decay * im[k] + scale * (x * di - y * dr);
            waveRe[k] = nr;
            waveIm[k] = ni;
        }
    }

    /** Brings the modes to their periodic values at time 0. */
    private void settle() {
        int n = window.steps();
        int start = n;
        double total = 0;
        while (start > 0 && total < FORGOTTEN) {
            start--;
            total += damping[start];
        }
        placeWaves(start);
        for (int j = start; j < n; j++) {
            step(j);
        }
        if (total < FORGOTTEN) {
            double recall = -1 / Math.expm1(-total);
            for (int k = 0; k < re.length; k++) {
                re[k] *= recall;
                im[k] *= recall;
            }
        }
        placeWaves(0);
    }

    private void placeWaves(int j) {
        for (int k = 0; k < re.length; k++) {
            double angle = 2 * Math.PI * ((long) k * j % window.steps()) / window.steps();
            waveRe[k] = Math.cos(angle);
            waveIm[k] = Math.sin(angle);
        }
    }
}
