package org.cavity.theory.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cavity.theory.gaussian.PairCorrelation;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.cavity.theory.spectrum.CouplingEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationRatioTest {

    /**
     * The second route: spectra by direct cosine sums at the nodes of a sinh grid in each frequency, no interpolation,
     * no rotation of the axes, and the formula of Clark, Abbott and Litwin-Kumar as they print it, with the fourth
     * cumulant added.
     */
    @ParameterizedTest
    @CsvSource({"tanh, 2, DENSE", "erf, 3, DENSE", "tanh, 2, ORTHOGONAL", "tanh, 5, ORTHOGONAL", "erf, 3, ORTHOGONAL"})
    void agreesWithDirectSum(String phi, double gain, CouplingEnsemble coupling) {
        AdditiveState state = MeanField.solve(
                AdditiveNetwork.of(Nonlinearity.find(phi).orElseThrow(), gain).withCoupling(coupling));
        double cumulant = coupling.fourthCumulant();
        double kappa = state.decayRate().orElseThrow();
        PairCorrelation pair = PairCorrelation.of(state.network().nonlinearity(), 0, state.variance());
        int lags = (int) (38 / kappa / 0.05);
        double[] f = new double[lags];
        for (int k = 0; k < lags; k++) {
            f[k] = pair.correlation(state.autocorrelation(0.05 * k));
        }
        int n = 400;
        double step = 7.0 / n;
        double[] omega = new double[2 * n + 1];
        double[] rate = new double[2 * n + 1];
        double[] current = new double[2 * n + 1];
        for (int i = 0; i <= 2 * n; i++) {
            double alpha = (i - n) * step;
            omega[i] = 0.5 * kappa * Math.sinh(alpha);
            double sum = 0.5 * f[0];
            for (int k = 1; k < lags; k++) {
                sum += f[k] * Math.cos(omega[i] * 0.05 * k);
            }
            double measure = 0.5 * kappa * Math.cosh(alpha) * step / (2 * Math.PI);
            rate[i] = Math.abs(omega[i]) < Math.PI / 0.05 ? 0.1 * sum * measure : 0;
            current[i] = gain * gain * rate[i] / (1 + omega[i] * omega[i]);
        }
        double b = Math.pow(gain * state.meanGain(), 2);
        double sumPhi = 0;
        double sumX = 0;
        for (int i = 0; i <= 2 * n; i++) {
            for (int j = 0; j <= 2 * n; j++) {
                // z = b / ((1 + iω₁)(1 − iω₂))
                double re = 1 + omega[i] * omega[j];
                double im = omega[i] - omega[j];
                double size = re * re + im * im;
                double distance = Math.pow(1 - b * re / size, 2) + Math.pow(b * im / size, 2);
                sumPhi += rate[i] * rate[j] * (1 + cumulant * b * b / size) / distance;
                sumX += current[i] * current[j] * (2 - b * b / size + cumulant) / distance;
            }
        }
        assertEquals(
                Math.pow(state.rateVariance(), 2) / sumPhi,
                state.dimensionOfRates().value(),
                1e-9);
        assertEquals(
                Math.pow(state.variance(), 2) / sumX,
                state.dimensionOfActivity().value(),
                1e-9);
    }

    /**
     * A linear network under noise is an Ornstein-Uhlenbeck process, whose covariance is 2D ∫ e^{As}e^{A†s} ds with
     * A = −1 + gJ: a double series in powers of J and J†, whose traces are counts of planar pairings.
     */
    @ParameterizedTest
    @CsvSource({"0.3", "0.6", "0.8"})
    void linearNetworkUnderNoise(double gain) {
        // Σ = Σ_pq c_pq g^{p+q} J^p J†^q with c_pq = 2D ∫ e^{−2s} s^{p+q}/(p! q!) ds. Of tr Σ² only words
        // J^p J†^q J^r J†^s with p + r = q + s survive, each as often as it has planar pairings: 1 + min(p, q, r, s).
        int top = 120;
        double[] logFactorial = new double[2 * top + 1];
        for (int i = 1; i < logFactorial.length; i++) {
            logFactorial[i] = logFactorial[i - 1] + Math.log(i);
        }
        double sum = 0;
        double g2 = gain * gain;
        double[][] c = new double[top][top];
        for (int p = 0; p < top; p++) {
            for (int q = 0; q < top; q++) {
                c[p][q] = Math.exp(logFactorial[p + q] - logFactorial[p] - logFactorial[q] - (p + q + 1) * Math.log(2));
            }
        }
        for (int p = 0; p < top; p++) {
            for (int q = 0; q < top; q++) {
                for (int r = Math.max(0, q - p); r < top && p + r - q < top; r++) {
                    int s = p + r - q;
                    int pairings = 1 + Math.min(Math.min(p, q), Math.min(r, s));
                    sum += pairings * c[p][q] * c[r][s] * Math.pow(g2, p + r);
                }
            }
        }
        double mean = 0;
        for (int p = 0; p < top; p++) {
            mean += c[p][p] * Math.pow(g2, p);
        }
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        AdditiveState state = MeanField.solve(AdditiveNetwork.of(linear, gain).withNoise(0.5));
        // The series ends at (g²)^120; the tails of the spectra at 1e-10 of the variance.
        assertEquals(mean * mean / sum, state.dimensionOfActivity().value(), 2e-9);
        assertEquals(mean * mean / sum, state.dimensionOfRates().value(), 2e-9);
    }

    /**
     * −1 + gJ with orthogonal J is normal, with eigenvalues −1 + g exp(iθ) of evenly spread θ: the covariance under noise
     * has the eigenvalues D/(1 − g cos θ), of mean D/√(1 − g²) and mean square D²/(1 − g²)^{3/2}.
     */
    @ParameterizedTest
    @CsvSource({"0.3", "0.6", "0.8", "0.95"})
    void linearOrthogonalNetworkUnderNoise(double gain) {
        Nonlinearity linear = Nonlinearity.of("linear", x -> x, x -> 1);
        AdditiveState state = MeanField.solve(
                AdditiveNetwork.of(linear, gain).withNoise(0.5).withCoupling(CouplingEnsemble.ORTHOGONAL));
        double exact = Math.sqrt(1 - gain * gain);
        // The tails of the spectra end at 1e-10 of the variance.
        assertEquals(exact, state.dimensionOfActivity().value(), 2e-9);
        assertEquals(exact, state.dimensionOfRates().value(), 2e-9);
    }

    /** White noise that dwarfs the recurrent input makes all units independent. */
    @Test
    void strongNoiseMakesUnitsIndependent() {
        AdditiveState state =
                MeanField.solve(AdditiveNetwork.tanh(0.5).withNoise(1000).withCoupling(CouplingEnsemble.ORTHOGONAL));
        // What correlates them is the recurrent share of the variance, g² E[φ²]/C0 < g²/1000.
        assertEquals(1, state.dimensionOfActivity().value(), 1e-3);
        assertEquals(1, state.dimensionOfRates().value(), 1e-3);
    }

    @Test
    void orthogonalMapActsOnAllDimensions() {
        AdditiveNetwork map = AdditiveNetwork.tanh(2).withStep(1).withCoupling(CouplingEnsemble.ORTHOGONAL);
        for (double noise : new double[] {0, 0.3}) {
            AdditiveState state = MeanField.solve(map.withNoise(noise));
            assertEquals(1, state.dimensionOfActivity().value(), 1e-14);
            assertEquals(1, state.dimensionOfRates().value(), 1e-14);
        }
    }

    @Test
    void mapHasFlatSpectra() {
        AdditiveState state = MeanField.solve(AdditiveNetwork.tanh(2).withStep(1));
        double a2 = Math.pow(2 * state.meanGain(), 2);
        assertEquals(1 - a2 * a2, state.dimensionOfRates().value(), 1e-14);
        assertEquals((1 - a2 * a2) / (2 - a2 * a2), state.dimensionOfActivity().value(), 1e-14);
    }

    @Test
    void isRefusedWhereTheTheoryDoesNotReach() {
        assertThrows(
                IllegalStateException.class,
                () -> MeanField.solve(AdditiveNetwork.tanh(2).withInputVariance(0.1))
                        .dimensionOfActivity());
    }
}
