package org.cavity.theory.additive;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.filtered.FilteredSpectrum;
import org.cavity.theory.filtered.FilteredState;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.lyapunov.spectrum.SpectralCurve;
import org.cavity.theory.lyapunov.spectrum.SpectrumCost;
import org.cavity.theory.lyapunov.spectrum.SpectrumProblem;
import org.cavity.theory.lyapunov.spectrum.SpectrumSolver;
import org.cavity.theory.lyapunov.spectrum.UnitResponse;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.hipparchus.util.FastMath;

/**
 * The whole Lyapunov spectrum of the additive network: in closed form for the map of step 1 ({@link MapSpectrum}) and for the
 * quiescent state, by {@link SpectrumSolver} for every other state that varies in time.
 */
public final class AdditiveSpectrum {

    /** A spectrum in closed form is good to rounding, a few times over. */
    private static final double ROUNDING = 1e-12;

    /** The curve begins where this share of the finite exponents lies below. */
    private static final double LOWEST_SHARE = 0.02;

    private static final int HALVINGS = 60;
    private static final double LOWEST = -60;

    private final AdditiveState state;
    private final LyapunovSpectrumSettings settings;

    private AdditiveSpectrum(AdditiveState state, LyapunovSpectrumSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    /** The spectrum of a state. */
    public static LyapunovSpectrum of(AdditiveState state, LyapunovSpectrumSettings settings) {
        return new AdditiveSpectrum(state, settings).solve();
    }

    private LyapunovSpectrum solve() {
        AdditiveNetwork network = state.network();
        if (network.isMap()) {
            return closedMap();
        }
        if (state.isFixedPoint()) {
            return fixedPoint();
        }
        if (network.coupling().fourthCumulant() != 0) {
            return failed("coupling = " + network.coupling()
                    + " has a known Lyapunov spectrum for step = 1 only: below it couplings must be "
                    + CouplingEnsemble.DENSE + " or " + CouplingEnsemble.QUARTER_CIRCLE + ".");
        }
        if (state.eulerMap().isPresent()) {
            FilteredState map = state.eulerMap().get();
            return FilteredSpectrum.of(map, settings);
        }
        if (network.noise() > 0) {
            return failed("noise = " + network.noise()
                    + " in continuous time makes paths too rough for the window's points: the whole Lyapunov spectrum is"
                    + " known for noise = 0, or for a step above 0.");
        }
        return SpectrumSolver.solve(problem(), settings);
    }

    /** Floating-point operations that {@link #of} takes, within a factor of a few; 0 of closed forms. */
    static double operations(AdditiveState state, LyapunovSpectrumSettings settings) {
        AdditiveNetwork network = state.network();
        if (network.isMap() || state.isFixedPoint() || network.coupling().fourthCumulant() != 0) {
            return 0;
        }
        if (state.eulerMap().isPresent()) {
            return FilteredSpectrum.operations(state.eulerMap().get(), settings);
        }
        return network.noise() > 0
                ? 0
                : SpectrumCost.operations(new AdditiveSpectrum(state, settings).problem(), settings);
    }

    /** In continuous time. */
    private SpectrumProblem problem() {
        AdditiveNetwork network = state.network();
        return new SpectrumProblem(
                UnitResponse.firstOrder(0),
                network.gain(),
                network.nonlinearity(),
                state.mean(),
                state.staticVariance(),
                lag -> state.autocorrelation(lag) - state.staticVariance(),
                state.lyapunovEstimate(),
                meanExponent());
    }

    private LyapunovSpectrum failed(String why) {
        return LyapunovSpectrum.failedBeyondMean(why, meanExponent());
    }

    private Estimate meanExponent() {
        return AdditiveQuantities.of(state, Set.of(Quantity.MEAN_EXPONENT))
                .getOrDefault(Quantity.MEAN_EXPONENT, Estimate.failed("the mean exponent is minus infinity"));
    }

    private LyapunovSpectrum closedMap() {
        MapSpectrum spectrum = new MapSpectrum(state);
        double error = ROUNDING + state.relativeError();
        OptionalDouble kyExponent = spectrum.kaplanYorkeExponent();
        return new LyapunovSpectrum(
                exact(spectrum.kaplanYorkeDimension(), error),
                exact(spectrum.entropyRate(), error),
                exact(spectrum.unstableFraction(), error),
                meanExponent(),
                kyExponent.isPresent()
                        ? exact(kyExponent.getAsDouble(), error)
                        : Estimate.failed("the exponents' sum never falls to zero, or none is positive"),
                curve(s -> 1 - spectrum.shareBeyond(s), Math.log(state.spectralRadius())),
                List.of(),
                true);
    }

    private static Estimate exact(double value, double relative) {
        return Estimate.of(value, Math.abs(value) * relative);
    }

    /** A stable fixed point has no positive exponent; that of equal gains has the curve of the circular law. */
    private LyapunovSpectrum fixedPoint() {
        double step = state.network().step();
        if (state.lyapunovEstimate().isFailed() || state.lyapunovEstimate().value() > 0) {
            return failed("the fixed point is unstable, and no attractor");
        }
        LyapunovSpectrum none = LyapunovSpectrum.withoutPositive(meanExponent());
        boolean circular = state.network().coupling().fourthCumulant() == 0;
        if (state.variance() > 0 || !circular) {
            return none;
        }
        double radius = state.spectralRadius();
        double edge = step > 0 ? Math.log1p(step * (radius - 1)) / step : radius - 1;
        return new LyapunovSpectrum(
                none.kyDimension(),
                none.entropyRate(),
                none.unstableFraction(),
                none.meanExponent(),
                none.kyExponent(),
                curve(s -> circularShare(radius, step, s), edge),
                List.of(),
                true);
    }

    /**
     * Share of the eigenvalues of a Jacobian of equal gains whose exponent is below s: the area that the disc |μ| &lt; R of
     * the circular law shares with |1 − δ + δμ| &lt; exp(sδ), in continuous time with Re μ &lt; s + 1.
     *
     * @param radius R, gain times slope
     * @param step δ, 0 in continuous time
     * @param s threshold
     */
    static double circularShare(double radius, double step, double s) {
        if (step == 0) {
            double x = Math.max(-1, Math.min(1, (s + 1) / radius));
            return 1 - (FastMath.acos(x) - x * Math.sqrt((1 - x) * (1 + x))) / Math.PI;
        }
        double other = Math.exp(s * step) / step;
        double distance = (1 - step) / step;
        if (distance >= radius + other) {
            return 0;
        }
        if (distance <= Math.abs(radius - other)) {
            return radius <= other ? 1 : other * other / (radius * radius);
        }
        return (segment(radius, other, distance) + segment(other, radius, distance)) / (Math.PI * radius * radius);
    }

    /** Area of the part of a disc beyond its common chord with another. */
    private static double segment(double radius, double other, double distance) {
        double x = (distance * distance + radius * radius - other * other) / (2 * distance);
        double cosine = Math.max(-1, Math.min(1, x / radius));
        return radius * radius * (FastMath.acos(cosine) - cosine * Math.sqrt((1 - cosine) * (1 + cosine)));
    }

    private SpectralCurve curve(DoubleUnaryOperator share, double edge) {
        int n = settings.thresholds();
        if (n == 0 || !Double.isFinite(edge)) {
            return SpectralCurve.EMPTY;
        }
        double below = LOWEST;
        double above = edge;
        // Units whose gain vanishes have exponents of minus infinity, from which the curve rises.
        double floor = share.applyAsDouble(LOWEST);
        double first = floor + LOWEST_SHARE * (1 - floor);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (below + above);
            if (share.applyAsDouble(middle) > first) {
                above = middle;
            } else {
                below = middle;
            }
        }
        double[] s = new double[n];
        double[] value = new double[n];
        double[] error = new double[n];
        double[] density = new double[n];
        double width = 1e-4 * (edge - below);
        for (int i = 0; i < n; i++) {
            s[i] = n == 1 ? edge : below + (edge - below) * i / (n - 1);
            value[i] = share.applyAsDouble(s[i]);
            density[i] = (share.applyAsDouble(s[i] + width) - share.applyAsDouble(s[i] - width)) / (2 * width);
        }
        Arrays.fill(error, ROUNDING + state.relativeError());
        return new SpectralCurve(s, value, error, density);
    }
}
