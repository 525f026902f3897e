package org.cavity.theory.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cavity.theory.nonlinearity.Nonlinearity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TanhCovarianceTest {

    @ParameterizedTest
    @CsvSource({"0, 0.001", "0, 0.8", "0, 40", "0, 1e5", "0.7, 0.3", "-3, 2", "0.5, 500", "20, 100"})
    void agreesWithQuadratureOverOneVariable(double mean, double variance) {
        TanhCovariance pair = new TanhCovariance(mean, variance);
        GaussianAverage average = new GaussianAverage(mean, variance, Nonlinearity.TANH);
        double squares = average.of(x -> Math.tanh(x) * Math.tanh(x)) - Math.pow(average.of(Math::tanh), 2);
        assertEquals(squares, pair.value(variance), 1e-14 + 1e-12 * squares);
        double gain = average.of(x -> Math.pow(Nonlinearity.TANH.derivative(x), 2));
        assertEquals(gain, pair.gain(variance), 1e-13 + 1e-11 * gain);
        double meanGain = average.of(Nonlinearity.TANH::derivative);
        assertEquals(meanGain * meanGain, pair.gain(0), 1e-14 + 1e-11 * meanGain * meanGain);
        assertEquals(0, pair.value(0), 1e-15);
    }

    /** Central differences of the fourth order in C0, whose step is a hundredth of the smallest C0 − c. */
    @ParameterizedTest
    @CsvSource({"0, 0.001", "0, 0.8", "0, 40", "0.7, 0.3", "-1, 2", "0.5, 500"})
    void derivativeWithRespectToTheVariance(double mean, double variance) {
        TanhCovariance pair = new TanhCovariance(mean, variance);
        double step = 1e-3 * variance;
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            double c = share * variance;
            double difference = (8 * (at(mean, variance + step, c) - at(mean, variance - step, c))
                            - (at(mean, variance + 2 * step, c) - at(mean, variance - 2 * step, c)))
                    / (12 * step);
            double scale = pair.value(c) / variance;
            assertEquals(difference, pair.varianceSlope(c), 1e-7 * scale);
        }
    }

    private static double at(double mean, double variance, double c) {
        return new TanhCovariance(mean, variance).value(c);
    }
}
