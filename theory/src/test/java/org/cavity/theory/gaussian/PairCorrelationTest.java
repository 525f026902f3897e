package org.cavity.theory.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every correlation by two routes: the tabulated one against closed forms and against the tensor quadrature. */
class PairCorrelationTest {

    /** Nested trapezoid averages: E_u[E_v[f(m + √C0(√ρ u + √(1−ρ) v))]²], the textbook route, slow and independent. */
    private static double tensor(Nonlinearity phi, DoubleUnaryOperator f, double m, double c0, double c) {
        double rho = c / c0;
        return new GaussianAverage(0, 1, Nonlinearity.TANH).of(u -> {
            double inner = new GaussianAverage(m + Math.sqrt(c0 * rho) * u, c0 * (1 - rho), phi).of(f);
            return inner * inner;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, 0, 1.9",
        "tanh, 0.7, 3.1",
        "tanh, 0, 71",
        "erf, 0, 2",
        "erf, -1.2, 8",
        "clip, 0, 1.5",
        "clip, 0.4, 4"
    })
    void tabulatedEqualsTensorQuadrature(String name, double m, double c0) {
        Nonlinearity phi = Nonlinearity.find(name).orElseThrow();
        PairCorrelation pair = PairCorrelation.of(phi, m, c0);
        for (double rho : new double[] {0.01, 0.3, 0.75, 0.97}) {
            double c = rho * c0;
            // Clip's inner averages have kinks in u that move with v; the outer trapezoid rule sees them smoothed.
            assertEquals(tensor(phi, phi::value, m, c0, c), pair.correlation(c), 2e-13, "F at " + rho);
            assertEquals(tensor(phi, phi::derivative, m, c0, c), pair.gain(c), 2e-13, "F' at " + rho);
            double mean = new GaussianAverage(m, c0, phi).of(phi::primitive);
            assertEquals(
                    tensor(phi, phi::primitive, m, c0, c) - mean * mean, pair.potential(c), 3e-13 * c0, "G at " + rho);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1", "2.0", "30", "289"})
    void erfHasItsArcsineLaw(double c0) {
        double a = Math.sqrt(Math.PI) / 2;
        double q = 2 * a * a / (1 + 2 * a * a * c0);
        PairCorrelation pair = PairCorrelation.of(Nonlinearity.ERF, 0, c0);
        for (double rho = 0.001; rho < 1; rho += 0.0237) {
            double u = q * rho * c0;
            assertEquals(2 / Math.PI * Math.asin(u), pair.correlation(rho * c0), 3e-15);
            assertEquals(2 / Math.PI * q / Math.sqrt(1 - u * u), pair.gain(rho * c0), 1e-14);
            assertEquals(
                    2 / (Math.PI * q) * (u * Math.asin(u) + Math.sqrt(1 - u * u) - 1),
                    pair.potential(rho * c0),
                    3e-15 * (1 + c0));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.05", "0, 1.9", "0.5, 5.4", "0, 70", "0, 289"})
    void hermiteSeriesOfAnyFunctionReproducesTheMixtureOfTanh(double m, double c0) {
        PairCorrelation series = PairCorrelation.of(Nonlinearity.of("mine", Math::tanh), m, c0);
        PairCorrelation mixture = PairCorrelation.of(Nonlinearity.TANH, m, c0);
        for (double rho = 0; rho <= 1; rho += 0.0625) {
            assertEquals(mixture.gain(rho * c0), series.gain(rho * c0), 1e-13);
            assertEquals(mixture.correlation(rho * c0), series.correlation(rho * c0), 1e-13);
        }
    }

    @Test
    void atFullCorrelationTheDiagonalAveragesAppear() {
        for (Nonlinearity phi : new Nonlinearity[] {Nonlinearity.TANH, Nonlinearity.ERF, Nonlinearity.CLIP}) {
            for (double c0 : new double[] {0.02, 1, 20, 300}) {
                GaussianAverage average = new GaussianAverage(0.3, c0, phi);
                PairCorrelation pair = PairCorrelation.of(phi, 0.3, c0);
                assertEquals(average.of(x -> phi.value(x) * phi.value(x)), pair.correlation(c0), 5e-15, phi.name());
                assertEquals(average.of(x -> phi.derivative(x) * phi.derivative(x)), pair.gain(c0), 1e-14, phi.name());
                double mean = average.of(phi::primitive);
                assertEquals(
                        average.of(x -> Math.pow(phi.primitive(x) - mean, 2)),
                        pair.potential(c0),
                        1e-14 * (1 + c0),
                        phi.name());
            }
        }
    }
}
