package org.cavity.theory.gated.sampled;

/**
 * Periodic solutions of X_k' = −d(t) X_k + f(t) e^{iω_k t} for all frequencies at once. One step holds the damping at its
 * mean x over the step and the driving straight between its ends,
 *
 * <pre>
 * X(t + dt) = e^{−x} X(t) + [(1 − e^{−x})/x − e^{−x}]/x · f dt e^{iω t} + [1 − (1 − e^{−x})/x]/x · f dt e^{iω (t + dt)},
 * </pre>
 *
 * exact for constant damping, however strong. The periodic solution starts from where one period, run from 0, ends.
 */
final class ModeMarch {

    /** exp(−40) of what the start holds does not reach the last bit. */
    private static final double FORGOTTEN = 40;

    private final TimeWindow window;
    private final double[] damping;
    private final double[] early;
    private final double[] late;
    private final double[] re;
    private final double[] im;
    private final double[] waveRe;
    private final double[] waveIm;
    private final double[] turnRe;
    private final double[] turnIm;

    private ModeMarch(TimeWindow window, int modes, double[] damping, double[] early, double[] late) {
        this.window = window;
        this.damping = damping;
        this.early = early;
        this.late = late;
        re = new double[modes];
        im = new double[modes];
        waveRe = new double[modes];
        waveIm = new double[modes];
        turnRe = new double[modes];
        turnIm = new double[modes];
        for (int k = 0; k < modes; k++) {
            double angle = window.frequency(k) * window.step();
            turnRe[k] = Math.cos(angle);
            turnIm[k] = Math.sin(angle);
        }
        settle();
    }

    /**
     * Damping d = rate + σ_z and driving f = σ_z; of the driving, too, the mean over the step is taken, so that at rate 0 a
     * constant passes unchanged.
     */
    static ModeMarch throughGate(TimeWindow window, int modes, double rate, double[] opening) {
        double dt = window.step();
        int n = opening.length;
        double[] x = new double[n];
        double[] early = new double[n];
        double[] late = new double[n];
        for (int j = 0; j < n; j++) {
            double s = 0.5 * dt * (opening[j] + opening[j + 1 < n ? j + 1 : 0]);
            x[j] = rate * dt + s;
            early[j] = s * early(x[j]);
            late[j] = s * late(x[j]);
        }
        return new ModeMarch(window, modes, x, early, late);
    }

    /** Damping d and driving f given at the grid points. */
    static ModeMarch of(TimeWindow window, int modes, double[] dampingAt, double[] drivingAt) {
        double dt = window.step();
        int n = dampingAt.length;
        double[] x = new double[n];
        double[] early = new double[n];
        double[] late = new double[n];
        for (int j = 0; j < n; j++) {
            int next = j + 1 < n ? j + 1 : 0;
            x[j] = 0.5 * dt * (dampingAt[j] + dampingAt[next]);
            early[j] = dt * drivingAt[j] * early(x[j]);
            late[j] = dt * drivingAt[next] * late(x[j]);
        }
        return new ModeMarch(window, modes, x, early, late);
    }

    /** [(1 − e^{−x})/x − e^{−x}]/x, by its series where that cancels. */
    private static double early(double x) {
        if (Math.abs(x) < 0.01) {
            return 0.5 - x * (1.0 / 3 - x * (1.0 / 8 - x * (1.0 / 30 - x / 144)));
        }
        double decay = Math.exp(-x);
        return ((1 - decay) / x - decay) / x;
    }

    /** [1 − (1 − e^{−x})/x]/x. */
    private static double late(double x) {
        if (Math.abs(x) < 0.01) {
            return 0.5 - x * (1.0 / 6 - x * (1.0 / 24 - x * (1.0 / 120 - x / 720)));
        }
        return (1 + Math.expm1(-x) / x) / x;
    }

    /** Writes the real parts, then the imaginary parts, of all modes at the present grid point. */
    void copyTo(double[] column) {
        System.arraycopy(re, 0, column, 0, re.length);
        System.arraycopy(im, 0, column, re.length, re.length);
    }

    /** Steps from grid point j to the next. */
    void step(int j) {
        double decay = Math.exp(-damping[j]);
        double a = early[j];
        double b = late[j];
        for (int k = 0; k < re.length; k++) {
            double wr = waveRe[k];
            double wi = waveIm[k];
            double nr = wr * turnRe[k] - wi * turnIm[k];
            double ni = wr * turnIm[k] + wi * turnRe[k];
            re[k] = decay * re[k] + (a * wr + b * nr);
            im[k] = decay * im[k] + (a * wi + b * ni);
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
