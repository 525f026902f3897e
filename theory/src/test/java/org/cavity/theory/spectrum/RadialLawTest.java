package org.cavity.theory.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RadialLawTest {

    @Test
    void uniformGainGivesTheCircularLaw() {
        RadialLaw law = RadialLaw.ofSample(new double[] {2.25});
        assertEquals(1.5, law.radius(), 1e-15);
        for (double r = 0.1; r < 1.5; r += 0.2) {
            assertEquals(r * r / 2.25, law.cdf(r), 1e-14);
        }
        assertEquals(1, law.cdf(1.6));
    }

    /** Two values of d²: the law is a quadratic equation in y. */
    @Test
    void twoPopulations() {
        RadialLaw law = RadialLaw.ofSample(new double[] {1, 4, 4, 4});
        double r2 = 0.8;
        double y = law.shareBeyond(Math.sqrt(r2));
        assertEquals(1, 0.25 / (r2 + y) + 0.75 * 4 / (r2 + 4 * y), 1e-14);
    }

    /** Units that do not respond put a share of eigenvalues at the origin. */
    @Test
    void silentUnitsMakeAnAtom() {
        RadialLaw law = RadialLaw.ofSample(new double[] {0, 1, 1, 1});
        assertEquals(0.25, law.cdf(0), 1e-15);
        assertEquals(0.25, law.cdf(1e-6), 1e-9);
    }

    @Test
    void excessIsTheIntegralOfTheShare() {
        RadialLaw law = RadialLaw.ofSample(new double[] {0.3, 1.7, 2.9});
        double sum = 0;
        int n = 20_000;
        double top = Math.log(law.radius());
        for (int i = 0; i < n; i++) {
            double s = top * (i + 0.5) / n;
            sum += law.shareBeyond(Math.exp(s)) * top / n;
        }
        // The midpoint rule errs by h² over 24 of the slope's range.
        assertEquals(sum, law.excessBeyond(1), 1e-9);
    }
}
