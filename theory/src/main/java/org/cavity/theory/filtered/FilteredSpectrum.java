package org.cavity.theory.filtered;

import java.util.List;
import java.util.function.Supplier;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.lyapunov.spectrum.SpectrumCost;
import org.cavity.theory.lyapunov.spectrum.SpectrumProblem;
import org.cavity.theory.lyapunov.spectrum.SpectrumSolver;
import org.cavity.theory.lyapunov.spectrum.UnitResponse;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.cavity.theory.spectrum.RadialLaw;
import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.complex.Complex;

/** The whole Lyapunov spectrum of networks of equal units that filter their input; see {@link SpectrumSolver}. */
public final class FilteredSpectrum {

    /** Relative. */
    private static final double ROUNDING = 1e-14;

    private FilteredSpectrum() {}

    /**
     * The spectrum of a state that varies in time, of q exponents per neuron where a unit has q state variables. The
     * single-site equations average over Gaussian J. Where singular values have another law only the mean of the exponents
     * is given, which in continuous time is the trace of a single unit.
     */
    public static LyapunovSpectrum of(FilteredState state, LyapunovSpectrumSettings settings) {
        FilteredNetwork network = state.network();
        if (network.units().size() > 1) {
            return LyapunovSpectrum.failed(
                    "the theory of the whole Lyapunov spectrum covers networks of equal units, and these are of "
                            + network.units().size() + " classes");
        }
        if (network.coupling().fourthCumulant() != 0) {
            return LyapunovSpectrum.failedBeyondMean(
                    "coupling = " + network.coupling()
                            + " is out of reach of the theory of the whole Lyapunov spectrum: couplings of filtered units must be "
                            + CouplingEnsemble.DENSE + " or " + CouplingEnsemble.QUARTER_CIRCLE + ".",
                    meanExponent(state));
        }
        return SpectrumSolver.solve(problem(state), settings);
    }

    /** Floating-point operations that {@link #of} takes, within a factor of a few. */
    public static double operations(FilteredState state, LyapunovSpectrumSettings settings) {
        FilteredNetwork network = state.network();
        boolean covered = network.units().size() == 1 && network.coupling().fourthCumulant() == 0;
        return covered ? SpectrumCost.operations(problem(state), settings) : 0;
    }

    private static SpectrumProblem problem(FilteredState state) {
        FilteredNetwork network = state.network();
        double still = state.staticVariance();
        return new SpectrumProblem(
                response(network.units().get(0).filter()),
                network.gain(),
                network.nonlinearity(),
                state.mean(),
                still,
                lag -> state.autocorrelation(lag) - still,
                state.lyapunovEstimate(),
                meanExponent(state));
    }

    /** The spectrum of a stable fixed point, none of whose exponents is positive whatever the couplings. */
    static LyapunovSpectrum ofRest(RestingState state, FilteredNetwork network) {
        return LyapunovSpectrum.withoutPositive(meanExponent(state, network));
    }

    /** The mean of all exponents of a state that varies in time, of equal units; see {@link #meanExponent}. */
    static Estimate meanExponent(FilteredState state) {
        return meanExponent(state.network(), state::radialLaw, state.relativeError());
    }

    /** The mean of all exponents of a fixed point. */
    static Estimate meanExponent(RestingState state, FilteredNetwork network) {
        return meanExponent(network, state::radialLaw, 0);
    }

    private static Estimate trace(LinearFilter filter) {
        List<Complex> poles = PolynomialRoots.of(new PolynomialFunction(filter.denominatorCoefficients()));
        double sum = 0;
        for (Complex pole : poles) {
            sum += pole.getReal();
        }
        return Estimate.of(sum / poles.size(), Math.abs(sum) * ROUNDING);
    }

    private static UnitResponse response(LinearFilter filter) {
        double[] b = filter.numeratorCoefficients();
        double[] a = filter.denominatorCoefficients();
        return new UnitResponse(
                filter.step(),
                b[b.length - 1] / a[a.length - 1],
                PolynomialRoots.of(new PolynomialFunction(b)),
                PolynomialRoots.of(new PolynomialFunction(a)));
    }

    /**
     * The mean of all exponents: the trace of the Jacobian in continuous time. For a map log |det| of a step, which det(z −
     * M₀) det(1 − G(z) g J D) at z = 0 gives. With G = b(z)/a(z), a = ∏_j (z − p_j), and the rotationally symmetric law of
     * the eigenvalues ζ of g J D it is E[log max(|a(0)|, |b(0) ζ|)]: Σ_j log|p_j| where the response has a zero at z = 0,
     * and log|b(0)| + E[log|ζ|] where it has a pole there.
     */
    private static Estimate meanExponent(FilteredNetwork network, Supplier<RadialLaw> law, double relativeError) {
        LinearFilter filter = network.units().get(0).filter();
        if (filter.step() == 0) {
            return trace(filter);
        }
        double[] a = filter.denominatorCoefficients();
        int exponents = a.length - 1;
        double poles = Math.abs(a[0] / a[exponents]);
        double zeros = Math.abs(filter.numeratorCoefficients()[0] / a[exponents]);
        double log = zeros == 0 ? Math.log(poles) : Math.log(zeros) + law.get().meanLogModulus(poles / zeros);
        if (log == Double.NEGATIVE_INFINITY) {
            return Estimate.failed("the Jacobian of a step is singular, and some exponents are minus infinity");
        }
        double sum = log / filter.step();
        return Estimate.of(sum / exponents, Math.abs(sum) * (relativeError + ROUNDING));
    }
}
