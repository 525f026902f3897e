package org.cavity.theory.gated.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * The stationary mean-field equations of a gated network whose update gate stands still, with lags in units of
 * 1/σ_z(0), τ = σ_z(0) τ_r and a factor λ that is 1 for states of the network:
 *
 * <pre>
 * (1 − d²) C_h = ( F(C_r) G(C_h) + σ_h² ) / λ,
 * (1 − τ² d²) D = G(C_h),     C_r = D + σ_r² + (Ornstein-Uhlenbeck input, filtered).
 * </pre>
 *
 * On the half line with zero slope at 0, in weak form on a {@link LagGrid}. F and G depend on the unknown variances
 * C_h(0) and C_r(0) too: the Jacobian is a banded matrix plus one dense column for each, which Newton's method treats
 * exactly. The drive D leaves the window as its exact exponential, C_h must have come to rest there.
 */
final class ClosedEquations {

    /** Newton's last correction of C_h as a share of C_h(0), for results. */
    static final double TOLERANCE = 1e-11;

    /** The same for states on the way to a result. */
    static final double LOOSE = 1e-8;

    /** Legendre coefficients this small leave errors far below 1e-11 in C_h. */
    private static final double RESOLUTION = 1e-10;

    /** The same for their derivatives, which enter the exponent only. */
    private static final double SLOPE_RESOLUTION = 1e-8;

    /** C_h at the window's end, as a share of C_h(0), when there is no plateau. */
    private static final double TAIL = 1e-12;

    /**
     * Rounding of the equations' terms, which nearly cancel where the decay rate κ is small; C_h errs by this over κ².
     */
    private static final double ROUNDING = 2e-15;

    private static final int MAX_STEPS = 25;
    private static final int MAX_REFINEMENTS = 16;
    private static final int MAX_NODES = 3000;

    private final GatedNetwork network;
    private final double tau;
    private final double noiseTime;

    ClosedEquations(GatedNetwork network) {
        this.network = network;
        double opening = network.updateGate().value(0);
        this.tau = opening * network.resetTime();
        this.noiseTime = opening * network.resetNoiseTime();
    }

    /**
     * What Newton's method found.
     *
     * @param profile the state
     * @param residual last correction of C_h as a share of C_h(0)
     * @param strengthSlope dλ/dA along the states of this network, A = C_h(0) − C_h(∞)
     */
    record Solution(Profile profile, double residual, double strengthSlope) {

        /** Whether there are fluctuations, of more than rounding leaves uncertain. */
        boolean fluctuates() {
            return profile.variance() - profile.plateau() > 10 * residual * profile.variance();
        }
    }

    GatedNetwork network() {
        return network;
    }

    /** τ = σ_z(0) τ_r. */
    double resetTime() {
        return tau;
    }

    /** The part of C_r that inputs make, at a lag in units of 1/σ_z(0). */
    double inputCovariance(double lag) {
        double frozen = network.resetInputStd() * network.resetInputStd();
        double variance = network.resetNoiseVariance();
        return variance == 0 ? frozen : frozen + variance * filteredNoise(lag, tau, noiseTime);
    }

    /** exp(−t/t_I) filtered by (1 − τ² d²)⁻¹, without cancellation where the times are equal. */
    private static double filteredNoise(double lag, double tau, double noiseTime) {
        double bare = Math.exp(-lag / noiseTime);
        if (tau == 0) {
            return bare;
        }
        double difference = noiseTime - tau;
        double exponent = lag * difference / (tau * noiseTime);
        double quotient;
        if (Math.abs(exponent) > 1) {
            quotient = (bare - Math.exp(-lag / tau)) / difference;
        } else if (exponent == 0) {
            quotient = bare * lag / (tau * noiseTime);
        } else {
            quotient = -bare * Math.expm1(-exponent) / difference;
        }
        return noiseTime / (noiseTime + tau) * (bare + tau * quotient);
    }

    /** Lags between which the fluctuating input's part of C_r changes little, until nothing of it is left. */
    double[] inputBreakpoints() {
        double shortest = tau == 0 ? noiseTime : Math.min(tau, noiseTime);
        double longest = Math.max(tau, noiseTime);
        List<Double> lags = new ArrayList<>(List.of(0.0));
        double sharpness = 0.25 * network.resetGain() * network.resetGain() * inputCovariance(0);
        // The correlation of a sharp gate has a core where C_r has hardly begun to fall.
        double step = shortest / (1 + (tau == 0 ? sharpness : Math.sqrt(sharpness)));
        double lag = 0;
        while (lag < 40 * longest) {
            lag += step;
            lags.add(lag);
            step = Math.min(3 * step, 8 * longest);
        }
        return lags.stream().mapToDouble(Double::doubleValue).toArray();
    }

    SiteCorrelations correlations(Profile profile) {
        return new SiteCorrelations(network, profile.variance(), profile.drive()[0] + inputCovariance(0));
    }

    /** C_r at the nodes. */
    double[] resetCovariance(Profile profile) {
        double[] c = profile.drive().clone();
        for (int i = 0; i < c.length; i++) {
            c[i] += inputCovariance(profile.grid().lag(i));
        }
        return c;
    }

    /** The state of the amplitude C_h(0) − C_h(∞) of the guess, with λ as an unknown. */
    Optional<Solution> atAmplitude(Profile guess) {
        return refined(guess, false, LOOSE);
    }

    /** The state of λ = 1 near the guess. */
    Optional<Solution> selfConsistent(Profile guess, double tolerance) {
        Profile start = new Profile(guess.grid(), guess.h(), guess.drive(), 1);
        return refined(start, true, tolerance);
    }

    /** Newton's method on grids refined until every function in the equations is resolved and the window holds C_h. */
    private Optional<Solution> refined(Profile guess, boolean variable, double tolerance) {
        Profile current = guess;
        for (int refinement = 0; refinement < MAX_REFINEMENTS; refinement++) {
            Optional<Solution> found = newton(current, variable, tolerance);
            if (found.isEmpty()) {
                return found;
            }
            Profile profile = found.get().profile();
            double decay = decay(profile);
            if (!(decay > 0)) {
                return Optional.empty();
            }
            LagGrid grid = resolvingGrid(profile, decay);
            if (grid == profile.grid()) {
                return found.filter(ClosedEquations::falls);
            }
            if (grid.size() > MAX_NODES) {
                return Optional.empty();
            }
            current = profile.on(grid, decay, tau == 0 ? decay : 1 / tau);
        }
        return Optional.empty();
    }

    /**
     * Whether C_h never rises, as it must: F G falls with the lag, and so does its filtered form. Newton's method could
     * otherwise end in solutions that swing about zero.
     */
    private static boolean falls(Solution solution) {
        double[] h = solution.profile().h();
        double noise = Math.max(1e-9, 10 * solution.residual()) * h[0];
        for (int i = 1; i < h.length; i++) {
            if (h[i] > h[i - 1] + noise) {
                return false;
            }
        }
        return true;
    }

    /** Whether the window is long enough for the slowest fall there can be, or for what is left of C_h − C_h(∞). */
    private static boolean atRest(Profile profile, double decay) {
        LagGrid grid = profile.grid();
        int before = grid.size() - 1 - grid.degree();
        double left =
                (profile.h()[before] - profile.plateau()) / Math.expm1(decay * (grid.window() - grid.lag(before)));
        return grid.window() * decay >= -Math.log(TAIL) || left <= TAIL * profile.variance();
    }

    private LagGrid resolvingGrid(Profile profile, double decay) {
        double plateau = profile.plateau();
        double range = profile.variance() - plateau;
        boolean settled = network.hasZeroState()
                ? Math.abs(plateau) <= Math.max(TAIL, ROUNDING / (decay * decay)) * profile.variance()
                : atRest(profile, decay);
        if (!settled && range > 1e-6 * profile.variance()) {
            return profile.followingGrid(0.9 * decay, core(network, profile.variance(), profile.drive()[0]));
        }
        SiteCorrelations site = correlations(profile);
        double[] cr = resetCovariance(profile);
        double[] rates = profile.h().clone();
        double[] product = rates.clone();
        double[] rateSlopes = rates.clone();
        double[] gateSlopes = rates.clone();
        for (int i = 0; i < cr.length; i++) {
            double gate = site.gate(cr[i]);
            rates[i] = site.rate(profile.h()[i]);
            product[i] = rates[i] * gate;
            rateSlopes[i] = site.rateSlope(profile.h()[i]) * gate;
            gateSlopes[i] = site.gateSlope(cr[i]) * rates[i];
        }
        LagGrid grid = profile.grid().refined(RESOLUTION, rates, product);
        return grid == profile.grid() ? grid.refined(SLOPE_RESOLUTION, rateSlopes, gateSlopes) : grid;
    }

    /** Width in y, C_h ~ sech² y, of the core that a steep tanh or gate gives the correlations. */
    static double core(GatedNetwork network, double varianceH, double varianceR) {
        return 3 / (1 + network.gain() * Math.sqrt(varianceH) + 0.5 * network.resetGain() * Math.sqrt(varianceR));
    }

    /**
     * Asymptotic rate at which C_h comes to rest, from the equations linearised about it; not positive where the
     * resting value is none.
     */
    double decay(Profile profile) {
        SiteCorrelations site = correlations(profile);
        double frozen = network.resetInputStd() * network.resetInputStd();
        double h = network.hasZeroState() ? 0 : profile.plateau();
        double r = frozen + (h == 0 ? 0 : site.rate(h));
        double a = 1 - site.gate(r) * site.rateSlope(h) / profile.strength();
        if (h == 0) {
            return a > 0 ? Math.sqrt(a) : 0;
        }
        double b = site.gateSlope(r) * site.rate(h) * site.rateSlope(h) / profile.strength();
        if (a <= b) {
            return 0;
        }
        double sum = 1 + a * tau * tau;
        double root = Math.sqrt(Math.max(0, sum * sum - 4 * tau * tau * (a - b)));
        double rate = Math.sqrt(2 * (a - b) / (sum + root));
        return network.resetNoiseVariance() > 0 && b > 0 ? Math.min(rate, 1 / noiseTime) : rate;
    }

    private Optional<Solution> newton(Profile guess, boolean variable, double tolerance) {
        LagGrid grid = guess.grid();
        int n = grid.size();
        double[] h = guess.h().clone();
        double[] drive = guess.drive().clone();
        double strength = guess.strength();
        for (int step = 0; step < MAX_STEPS; step++) {
            Linearisation at = new Linearisation(this, new Profile(grid, h, drive, strength));
            double[] y = at.banded.solve(at.residual);
            double[] p = at.banded.solve(at.varianceColumn);
            double[] q = at.banded.solve(at.resetVarianceColumn);
            double[] w = at.banded.solve(at.strengthColumn);
            // The correction is y − p δC_h(0) − q δC_r(0) − w δλ; its first two entries are δC_h(0) and δC_r(0). The
            // amplitude involves the last entry too, unless the resting value is known to be 0.
            int end = 2 * n - 2;
            double resting = network.hasZeroState() ? 0 : 1;
            double[] first = {1 + p[0], q[0], w[0]};
            double[] second = {p[1], 1 + q[1], w[1]};
            double[] amplitude = {1 + resting * p[end], resting * q[end], resting * w[end]};
            double slope = solve(0, 0, 1, first, second, amplitude)[2];
            double[] d = variable
                    ? solve(y[0], y[1], 0, first, second, new double[] {0, 0, 1})
                    : solve(y[0], y[1], resting * y[end], first, second, amplitude);
            double dVariance = d[0];
            double dReset = d[1];
            double dStrength = d[2];
            double largest = Math.abs(dStrength) / strength * h[0];
            double[] change = new double[2 * n];
            for (int i = 0; i < 2 * n; i++) {
                change[i] = y[i] - p[i] * dVariance - q[i] * dReset - w[i] * dStrength;
                if (i % 2 == 0) {
                    largest = Math.max(largest, Math.abs(change[i]));
                }
            }
            double residual = largest / h[0];
            if (!Double.isFinite(residual)) {
                return Optional.empty();
            }
            double damping = Math.min(1, 0.4 / residual);
            for (int i = 0; i < n; i++) {
                h[i] += damping * change[2 * i];
                drive[i] += damping * change[2 * i + 1];
            }
            strength += damping * dStrength;
            if (!variable && resting == 0) {
                h[0] = guess.variance();
            }
            if (!(h[0] > 0 && drive[0] > 0 && strength > 0)) {
                return Optional.empty();
            }
            if (residual <= Math.max(tolerance, ROUNDING / Math.abs(at.restoring))) {
                return Optional.of(new Solution(new Profile(grid, h, drive, strength), residual, slope));
            }
        }
        return Optional.empty();
    }

    /** Not finite where the rows are dependent. */
    private static double[] solve(double u, double v, double w, double[]... rows) {
        return new LUDecomposition(new Array2DRowRealMatrix(rows, false), 0)
                .getSolver()
                .solve(new ArrayRealVector(new double[] {u, v, w}, false))
                .toArray();
    }

    /** One step of (1 − d²)⁻¹ F G, damped by half: what a dynamics of the correlations themselves would do. */
    Profile relaxed(Profile profile) {
        LagGrid grid = profile.grid();
        SiteCorrelations site = correlations(profile);
        double[] cr = resetCovariance(profile);
        double[] source = new double[grid.size()];
        double[] rates = new double[grid.size()];
        double frozen = network.inputStd() * network.inputStd();
        for (int i = 0; i < source.length; i++) {
            rates[i] = site.rate(profile.h()[i]);
            source[i] = site.gate(cr[i]) * rates[i] + frozen;
        }
        double[] h = filtered(grid, source, 1);
        double[] drive = filtered(grid, rates, tau);
        for (int i = 0; i < h.length; i++) {
            h[i] = 0.5 * (h[i] + profile.h()[i]);
            drive[i] = 0.5 * (drive[i] + profile.drive()[i]);
        }
        return new Profile(grid, h, drive, 1);
    }

    /** (1 − τ² d²)⁻¹ of an even function that has come to rest at the window's end. */
    static double[] filtered(LagGrid grid, double[] source, double tau) {
        if (tau == 0) {
            return source.clone();
        }
        int n = grid.size();
        BandedMatrix matrix = new BandedMatrix(n, grid.degree());
        grid.addStiffness(matrix, tau * tau, 1, 0);
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            matrix.add(i, i, grid.mass(i));
            right[i] = grid.mass(i) * source[i];
        }
        matrix.add(n - 1, n - 1, tau);
        right[n - 1] += tau * source[n - 1];
        matrix.factorise();
        return matrix.solve(right);
    }
}
