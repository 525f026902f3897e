package org.cavity.theory.adapting.quasirenewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.cavity.theory.adapting.ReferenceRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Simulations of 20 000 neurons. The theory's own errors are allowed: 2.5 % of the rate at v = 0 and 0.03 of the CV;
 * two standard errors of the simulation are added.
 */
class ReferenceTest {

    private static final double RATE_ERROR = 0.025;
    private static final double CV_ERROR = 0.03;

    static Stream<ReferenceRow> rows() {
        return ReferenceRow.of(ReferenceTest.class);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithSimulations(ReferenceRow row) {
        boolean rate = row.quantity().equals("stationary_rate_hz");
        double actual = rate
                ? QuasiRenewal.of(row.population()).hertz()
                : TiltedIntervals.of(row.population()).cv().value();
        double error = rate ? RATE_ERROR * row.value() : CV_ERROR;
        assertEquals(row.value(), actual, error + 2 * row.uncertainty(), row.toString());
    }
}
