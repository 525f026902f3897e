package org.cavity.theory.filtered;

import java.util.List;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrum;
import org.cavity.theory.lyapunov.spectrum.LyapunovSpectrumSettings;
import org.cavity.theory.lyapunov.spectrum.SpectrumProblem;
import org.cavity.theory.lyapunov.spectrum.SpectrumSolver;
import org.cavity.theory.lyapunov.spectrum.UnitResponse;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.complex.Complex;

/** The whole Lyapunov spectrum of networks of equal units that filter their input; see {@link SpectrumSolver}. */
public final class FilteredSpectrum {

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
        LinearFilter filter = network.units().get(0).filter();
        if (network.coupling().fourthCumulant() != 0) {
            return LyapunovSpectrum.failedBeyondMean(
                    "coupling = " + network.coupling()
                            + " is out of reach of the theory of the whole Lyapunov spectrum: couplings of filtered units must be "
                            + CouplingEnsemble.DENSE + " or " + CouplingEnsemble.QUARTER_CIRCLE + ".",
                    meanExponent(state, filter));
        }
        double still = state.staticVariance();
        return SpectrumSolver.solve(
                new SpectrumProblem(
                        response(filter),
                        network.gain(),
                        network.nonlinearity(),
                        state.mean(),
                        still,
                        lag -> state.autocorrelation(lag) - still,
                        state.lyapunovEstimate(),
                        meanExponent(state, filter)),
                settings);
    }

    /** The spectrum of a stable fixed point, none of whose exponents is positive whatever the couplings. */
    static LyapunovSpectrum ofRest(FilteredNetwork network) {
        LinearFilter filter = network.units().get(0).filter();
        return LyapunovSpectrum.withoutPositive(
                filter.step() == 0
                        ? trace(filter)
                        : Estimate.failed("the mean exponent of a map's fixed point is not computed"));
    }

    private static Estimate trace(LinearFilter filter) {
        List<Complex> poles = PolynomialRoots.of(new PolynomialFunction(filter.denominatorCoefficients()));
        double sum = 0;
        for (Complex pole : poles) {
            sum += pole.getReal();
        }
        return Estimate.of(sum / poles.size(), Math.abs(sum) * 1e-14);
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
     * The trace of the Jacobian in continuous time. For a map log |det| of a step, which det(z − M₀) det(1 − G(z) J D) at z
     * = 0 gives: with the rotationally symmetric law of the eigenvalues ζ of g J D, Σ_j log|p_j| + E[log max(1, |G(0) ζ|)].
     */
    private static Estimate meanExponent(FilteredState state, LinearFilter filter) {
        if (filter.step() == 0) {
            return trace(filter);
        }
        List<Complex> poles = PolynomialRoots.of(new PolynomialFunction(filter.denominatorCoefficients()));
        double product = 1;
        for (Complex pole : poles) {
            product *= pole.norm();
        }
        double lowest = Math.abs(filter.numeratorCoefficients()[0]
                / filter.denominatorCoefficients()[filter.denominatorCoefficients().length - 1]);
        if (lowest == 0) {
            return Estimate.failed("the unit's response has a zero at z = 0, and some exponents are minus infinity");
        }
        double sum = (Math.log(product) + state.radialLaw().excessBeyond(product / lowest)) / filter.step();
        return Estimate.of(sum / poles.size(), Math.abs(sum) * (state.relativeError() + 1e-14));
    }
}
