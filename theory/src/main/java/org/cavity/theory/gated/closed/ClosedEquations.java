package org.cavity.theory.gated.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cavity.theory.gated.GatedNetwork;

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
     * @param strengthSlope dλ/dC_h(0) along the states of this network
     */
    record Solution(Profile profile, double residual, double strengthSlope) {}

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

    /** The state of the variance of the guess, with λ as an unknown. */
    Optional<Solution> atVariance(Profile guess) {
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

    private LagGrid resolvingGrid(Profile profile, double decay) {
        double plateau = profile.plateau();
        double range = profile.variance() - plateau;
        boolean settled = network.hasZeroState()
                ? Math.abs(plateau) <= Math.max(TAIL, ROUNDING / (decay * decay)) * profile.variance()
                : profile.grid().window() * decay >= -Math.log(TAIL);
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
            Linearisation at = new Linearisation(new Profile(grid, h, drive, strength));
            double[] y = at.banded.solve(at.residual);
            double[] p = at.banded.solve(at.varianceColumn);
            double[] q = at.banded.solve(at.resetVarianceColumn);
            double[] w = at.banded.solve(at.strengthColumn);
            // The correction is y − p δC_h(0) − q δC_r(0) − w δλ; its first two entries are δC_h(0) and δC_r(0).
            double[] slope = solve2(q[0], w[0], 1 + q[1], w[1], -(1 + p[0]), -p[1]);
            double dVariance;
            double dReset;
            double dStrength;
            if (variable) {
                double[] d = solve2(1 + p[0], q[0], p[1], 1 + q[1], y[0], y[1]);
                dVariance = d[0];
                dReset = d[1];
                dStrength = 0;
            } else {
                double[] d = solve2(q[0], w[0], 1 + q[1], w[1], y[0], y[1]);
                dVariance = 0;
                dReset = d[0];
                dStrength = d[1];
            }
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
            if (!variable) {
                h[0] = guess.variance();
            }
            if (!(h[0] > 0 && drive[0] > 0 && strength > 0)) {
                return Optional.empty();
            }
            if (residual <= Math.max(tolerance, ROUNDING / Math.abs(at.restoring))) {
                return Optional.of(new Solution(new Profile(grid, h, drive, strength), residual, slope[1]));
            }
        }
        return Optional.empty();
    }

    private static double[] solve2(double a, double b, double c, double d, double u, double v) {
        double determinant = a * d - b * c;
        return new double[] {(u * d - b * v) / determinant, (a * v - u * c) / determinant};
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

    /** The equations' residual, with its sign changed, and its derivatives at a profile; C_h and D alternate. */
    private final class Linearisation {

        final BandedMatrix banded;
        final double[] residual;
        final double[] varianceColumn;
        final double[] resetVarianceColumn;
        final double[] strengthColumn;

        /** 1 − FG'/λ at the window's end. */
        final double restoring;

        Linearisation(Profile profile) {
            LagGrid grid = profile.grid();
            int n = grid.size();
            double[] h = profile.h();
            double[] drive = profile.drive();
            double strength = profile.strength();
            double frozen = network.inputStd() * network.inputStd();
            SiteCorrelations site = correlations(profile);
            banded = new BandedMatrix(2 * n, 2 * grid.degree());
            residual = new double[2 * n];
            varianceColumn = new double[2 * n];
            resetVarianceColumn = new double[2 * n];
            strengthColumn = new double[2 * n];
            grid.addStiffness(banded, 1, 2, 0);
            grid.addStiffness(banded, tau * tau, 2, 1);
            double[] bentH = grid.stiffnessTimes(h);
            double[] bentDrive = grid.stiffnessTimes(drive);
            double lastRestoring = 0;
            for (int i = 0; i < n; i++) {
                double m = grid.mass(i);
                double cr = drive[i] + inputCovariance(grid.lag(i));
                double rate = site.rate(h[i]);
                double rateSlope = site.rateSlope(h[i]);
                double rateVarianceSlope = site.rateVarianceSlope(h[i]);
                double gate = site.gate(cr);
                double source = gate * rate + frozen;
                residual[2 * i] = -bentH[i] - m * (h[i] - source / strength);
                lastRestoring = 1 - gate * rateSlope / strength;
                banded.add(2 * i, 2 * i, m * lastRestoring);
                banded.add(2 * i, 2 * i + 1, -m * site.gateSlope(cr) * rate / strength);
                varianceColumn[2 * i] = -m * gate * rateVarianceSlope / strength;
                resetVarianceColumn[2 * i] = -m * site.gateVarianceSlope(cr) * rate / strength;
                strengthColumn[2 * i] = m * source / (strength * strength);
                // At the window's end the drive goes on as exp(−t/τ) towards the rates' plateau.
                double weight = i == n - 1 ? m + tau : m;
                residual[2 * i + 1] = -tau * tau * bentDrive[i] - weight * (drive[i] - rate);
                banded.add(2 * i + 1, 2 * i + 1, weight);
                banded.add(2 * i + 1, 2 * i, -weight * rateSlope);
                varianceColumn[2 * i + 1] = -weight * rateVarianceSlope;
            }
            restoring = lastRestoring;
            banded.factorise();
        }
    }
}
