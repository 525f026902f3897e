package org.cavity.theory.gated.closed;

import java.util.ArrayList;
import java.util.List;
import org.cavity.theory.lyapunov.GaussLobatto;

/**
 * The correlations of a state on a grid of lags, in units of 1/σ_z(0). Arrays are not to be modified.
 *
 * @param grid the lags
 * @param h C_h at the grid's nodes
 * @param drive the part of C_r that the rates drive, (1 − τ_r² d²)⁻¹ C_φ
 * @param strength λ of {@code (1 − d²) C_h = (C_sr C_φ + σ_h²) / λ}; 1 for states of the network
 */
record Profile(LagGrid grid, double[] h, double[] drive, double strength) {

    /** C/C(0) is 2e-14 at the end of the window. */
    private static final double LAST_LEVEL = 16.5;

    /** Width in y over which a polynomial of degree 12 follows sech². */
    private static final double LEVEL_STEP = 0.6;

    /** Below this share of C(0) the exponential tail is known better than rounding lets the profile tell. */
    private static final double TAIL = 1e-10;

    double variance() {
        return h[0];
    }

    /** C_h(∞). */
    double plateau() {
        return h[h.length - 1];
    }

    /** The same correlations with the fluctuations about a resting value scaled, as a first guess of another state. */
    Profile scaled(double factor, double resting) {
        double[] scaled = h.clone();
        double[] scaledDrive = drive.clone();
        double restingDrive = resting == 0 ? 0 : drive[drive.length - 1];
        for (int i = 0; i < h.length; i++) {
            scaled[i] = resting + factor * (h[i] - resting);
            scaledDrive[i] = restingDrive + factor * (drive[i] - restingDrive);
        }
        return new Profile(grid, scaled, scaledDrive, strength);
    }

    /**
     * The same on another grid.
     *
     * @param decay rate at which C_h falls beyond the window
     * @param driveDecay rate at which the drive falls beyond the window
     */
    Profile on(LagGrid other, double decay, double driveDecay) {
        double[] newH = new double[other.size()];
        double[] newDrive = new double[other.size()];
        double window = grid.window();
        for (int i = 0; i < other.size(); i++) {
            double lag = Math.min(other.lag(i), window);
            newH[i] = grid.interpolate(h, lag);
            newDrive[i] = grid.interpolate(drive, lag);
            if (other.lag(i) > window && plateau() < TAIL * variance()) {
                newH[i] *= Math.exp(-decay * (other.lag(i) - window));
                newDrive[i] *= Math.exp(-driveDecay * (other.lag(i) - window));
            }
        }
        newH[0] = h[0];
        return new Profile(other, newH, newDrive, strength);
    }

    /**
     * A grid that follows the fall of C_h, equal steps of y where C_h = C(∞) + (C(0) − C(∞)) sech² y.
     *
     * @param decay κ, which continues the fall beyond what the profile resolves
     * @param core width of the narrowest feature at lag 0, in y
     */
    LagGrid followingGrid(double decay, double core) {
        List<Double> lags = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        double last = -1;
        double range = variance() - plateau();
        for (int i = 0; i < h.length; i++) {
            double share = (h[i] - plateau()) / range;
            if (share < TAIL) {
                break;
            }
            double level = i == 0 ? 0 : Math.log((1 + Math.sqrt(Math.max(0, 1 - share))) / Math.sqrt(share));
            if (level > last) {
                lags.add(grid.lag(i));
                levels.add(level);
                last = level;
            }
        }
        // What the first element was halved for is still there.
        double first = levels.size() > grid.degree() ? levels.get(grid.degree()) : core;
        double end = lags.get(lags.size() - 1) + 2 * (LAST_LEVEL + 1 - last) / decay;
        lags.add(end);
        levels.add(LAST_LEVEL + 1);
        return grid(
                lags.stream().mapToDouble(Double::doubleValue).toArray(),
                levels.stream().mapToDouble(Double::doubleValue).toArray(),
                Math.min(core, first));
    }

    /** The grid of equal steps in y, of which an ascending table of (lag, y) is given. */
    static LagGrid grid(double[] lags, double[] levels, double core) {
        List<Double> ends = new ArrayList<>(List.of(0.0));
        int k = 0;
        double level = 0;
        double step = Math.min(LEVEL_STEP, core);
        while (level < LAST_LEVEL) {
            level = Math.min(LAST_LEVEL, level + step);
            while (k < levels.length - 2 && levels[k + 1] < level) {
                k++;
            }
            double share = (level - levels[k]) / (levels[k + 1] - levels[k]);
            ends.add(lags[k] + share * (lags[k + 1] - lags[k]));
            // The tail is a simple exponential and small besides.
            step = Math.min(2 * step, level < 3 ? LEVEL_STEP : level < 6 ? 2 * LEVEL_STEP : 4 * LEVEL_STEP);
        }
        return new LagGrid(
                GaussLobatto.COARSE,
                ends.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
