package org.cavity.theory.gated.closed;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.gated.StationaryState;
import org.cavity.theory.gated.closed.ClosedEquations.Solution;
import org.cavity.theory.gated.spectrum.LogDeterminant;
import org.cavity.theory.gated.spectrum.SlowModes;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.rootfinding.Roots;

/**
 * A time-varying stationary state of a network whose update gate stands still. h, z and r are Gaussian, so everything
 * follows from C_h and C_r, which are known to about eleven digits. Errors are the difference between solutions with
 * polynomials of two degrees, plus Newton's last correction.
 */
public final class ClosedState implements StationaryState {

    /** What rounding leaves uncertain where nothing else does. */
    private static final double ROUNDING = 1e-15;

    /** Share of a correlation that the window's end does not touch yet. */
    private static final double TAIL = 1e-11;

    private final ClosedEquations equations;
    private final Solution coarse;
    private final Solution fine;
    private final double opening;
    private final SiteCorrelations site;
    private Estimate exponent;

    ClosedState(ClosedEquations equations, Solution coarse, Solution fine) {
        this.equations = equations;
        this.coarse = coarse;
        this.fine = fine;
        this.opening = network().updateGate().value(0);
        this.site = equations.correlations(fine.profile());
    }

    Profile profile() {
        return fine.profile();
    }

    @Override
    public GatedNetwork network() {
        return equations.network();
    }

    /** Newton's last correction of C_h as a share of C_h(0). */
    public double residual() {
        return fine.residual();
    }

    /** The lag at which the grid ends and the exponential tail takes over, in units of tau. */
    public double window() {
        return profile().grid().window() / opening;
    }

    /**
     * Whether the state is the upper of two that meet at the onset of chaos, or the only one: the variance then falls
     * when the coupling is weakened. The lower one is unstable.
     */
    public boolean isStable() {
        return fine.strengthSlope() < 0;
    }

    @Override
    public Estimate varianceH() {
        return estimate(Profile::variance);
    }

    @Override
    public Estimate varianceZ() {
        double frozen = network().updateInputStd() * network().updateInputStd();
        return estimate(p -> {
            double[] rates = rates(p);
            return frozen
                    + ClosedEquations.filtered(
                            p.grid(), rates, opening * network().updateTime())[0];
        });
    }

    @Override
    public Estimate varianceR() {
        return estimate(p -> p.drive()[0] + equations.inputCovariance(0));
    }

    @Override
    public Estimate rateVariance() {
        return estimate(p -> equations.correlations(p).rate(p.variance()));
    }

    @Override
    public Estimate staticVariance() {
        return network().hasZeroState() ? Estimate.of(0, 0) : estimate(Profile::plateau);
    }

    @Override
    public Estimate meanGain() {
        double g = network().gain();
        return estimate(p -> g
                * new GaussianAverage(network().bias(), g * g * p.variance(), Nonlinearity.TANH)
                        .of(Nonlinearity.TANH::derivative));
    }

    @Override
    public Estimate meanUpdateGate() {
        return Estimate.of(network().updateGate().value(0), 0);
    }

    @Override
    public double autocorrelation(double lag) {
        if (!(lag >= 0)) {
            throw new IllegalArgumentException("lag = " + lag + " is out of range: it must be at least 0.");
        }
        return tailed(profile().h(), lag * opening);
    }

    /** C_φ at a lag ≥ 0. */
    public double rateAutocorrelation(double lag) {
        return site.rate(autocorrelation(lag));
    }

    /** C_r at a lag ≥ 0. */
    public double resetAutocorrelation(double lag) {
        double scaled = lag * opening;
        double drive = tailed(profile().drive(), scaled);
        return drive + equations.inputCovariance(scaled);
    }

    /** A correlation on the grid, and from where the window's end is felt its asymptotic exponential. */
    private double tailed(double[] values, double lag) {
        Profile p = profile();
        double rest = network().hasZeroState() ? 0 : values[values.length - 1];
        int last = values.length - 1;
        while (last > 0 && Math.abs(values[last] - rest) < TAIL * (values[0] - rest)) {
            last--;
        }
        double start = p.grid().lag(last);
        if (lag <= start) {
            return p.grid().interpolate(values, lag);
        }
        double rate = equations.decay(p);
        if (values != p.h() && equations.resetTime() * rate > 1) {
            rate = 1 / equations.resetTime();
        }
        return rest + (values[last] - rest) * Math.exp(-rate * (lag - start));
    }

    @Override
    public Estimate halfTime() {
        return estimate(p -> {
            SiteCorrelations correlations = equations.correlations(p);
            double rest = network().hasZeroState() ? 0 : correlations.rate(p.plateau());
            double half = 0.5 * (correlations.rate(p.variance()) + rest);
            double window = p.grid().window();
            return Roots.between(t -> correlations.rate(p.grid().interpolate(p.h(), t)) - half, 0, window) / opening;
        });
    }

    @Override
    public Optional<Estimate> decayRate() {
        return Optional.of(estimate(p -> opening * equations.decay(p)));
    }

    @Override
    public synchronized Estimate maximalLyapunovExponent() {
        if (exponent == null) {
            exponent = exponent(false);
        }
        return exponent;
    }

    /**
     * The growth rate of gradients that the adjoint equation carries backward in time; equal to the largest Lyapunov
     * exponent, from the transposed equations.
     */
    public Estimate adjointGrowthRate() {
        return exponent(true);
    }

    /** E[a_r²] / E[a_h²] of the gradients a = ∂loss/∂(h, r) in their fastest growing mode. */
    public Estimate adjointResetRatio() {
        double tau = network().resetTime();
        return estimate(p -> {
            TwoReplicaMode mode = TwoReplicaMode.of(equations, p, true);
            return mode.r()[0] / mode.h()[0] * opening * opening * tau * tau;
        });
    }

    private Estimate exponent(boolean adjoint) {
        try {
            TwoReplicaMode mode = TwoReplicaMode.of(equations, fine.profile(), adjoint);
            double change = mode.exponent()
                    - TwoReplicaMode.of(equations, coarse.profile(), adjoint).exponent();
            double relative = fine.residual() + ROUNDING;
            return Estimate.of(
                    opening * mode.exponent(),
                    opening * (Math.abs(change) + mode.error() + Math.abs(mode.exponent()) * relative));
        } catch (IllegalStateException e) {
            return Estimate.failed(e.getMessage());
        }
    }

    @Override
    public JacobianStatistics jacobianStatistics() {
        double varianceR = profile().drive()[0] + equations.inputCovariance(0);
        double variance = profile().variance();
        return new JacobianStatistics(
                site.gate(varianceR),
                site.rate(variance) * site.gateSlope(varianceR),
                new GateMeasure(
                        new double[] {opening},
                        new double[] {1},
                        new double[] {site.rateSlope(variance)},
                        new double[1]));
    }

    @Override
    public Estimate slowFraction(double bound) {
        return SlowModes.fraction(LogDeterminant.of(this), bound);
    }

    @Override
    public String note() {
        double residual = Math.max(coarse.residual(), fine.residual());
        return residual <= ClosedEquations.TOLERANCE
                ? ""
                : String.format(
                        Locale.ROOT,
                        "the correlations decay so slowly that rounding limits them to %.0e relative",
                        residual);
    }

    private double[] rates(Profile p) {
        SiteCorrelations correlations = equations.correlations(p);
        double[] rates = p.h().clone();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = correlations.rate(rates[i]);
        }
        return rates;
    }

    private Estimate estimate(ToDoubleFunction<Profile> quantity) {
        double value = quantity.applyAsDouble(fine.profile());
        double change = Math.abs(value - quantity.applyAsDouble(coarse.profile()));
        return Estimate.of(value, change + Math.abs(value) * (fine.residual() + ROUNDING));
    }

    @Override
    public String toString() {
        return "time-varying state of " + network() + ": variance_h "
                + varianceH().value() + ", max_lyapunov "
                + maximalLyapunovExponent().value();
    }
}
