package org.cavity.theory.additive;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.cavity.theory.gaussian.GaussianAverage;
import org.cavity.theory.nonlinearity.Nonlinearity;
import org.hipparchus.complex.Complex;

/**
 * The isolated eigenvalue of the Jacobian at a fixed point. A perturbation shared by all units also changes how they
 * spread, so mean and variance move together; the candidates are the eigenvalues of
 *
 * <pre>
 * ⎡ J₀ E[φ']      J₀ E[φ'']          ⎤
 * ⎣ g² E[φ φ']    g² E[φ'² + φ φ'']  ⎦
 * </pre>
 *
 * minus one in continuous time (Mastrogiuseppe &amp; Ostojic 2018); one that lies inside the bulk disc of radius
 * g √E[φ'²] is not seen. At x = 0 there is no spread, and only J₀ φ'(0) counts.
 *
 * <p>The matrix is the mean-field equations of m and C linearised, hence the same for every bi-invariant ensemble of the
 * couplings. The hole in the spectrum of orthogonal ones holds no outlier: an additive perturbation of finite rank puts
 * eigenvalues outside the ring only (Benaych-Georges &amp; Rochet 2016). In a finite network one may stray into the hole,
 * by order J₀/√N.
 */
final class JacobianOutlier {

    private JacobianOutlier() {}

    /**
     * The leading eigenvalue of the matrix above that the bulk does not hide: of largest real part in continuous time, of
     * largest {@link #factor} for a map. Of a complex pair the one in the upper half plane.
     */
    static Optional<Complex> of(AdditiveState state) {
        double bulk = state.spectralRadius();
        double step = state.network().step();
        Comparator<Complex> leading = step > 0
                ? Comparator.comparingDouble(z -> factor(step, z))
                : Comparator.comparingDouble(Complex::getReal);
        return candidates(state).filter(z -> z.norm() > bulk).max(leading);
    }

    /** |1 − δ + δz|, by which a step δ of the map stretches along an eigenvalue z of the matrix above. */
    static double factor(double step, Complex z) {
        return z.multiply(step).add(1 - step).norm();
    }

    /**
     * By how much a step of the map of step 1 stretches mean and variance together, in a time-dependent state too: there
     * neither depends on what was before the step.
     */
    static double collectiveFactor(AdditiveState state) {
        return candidates(state).mapToDouble(Complex::norm).max().orElse(0);
    }

    /** The eigenvalues of the matrix above. */
    private static Stream<Complex> candidates(AdditiveState state) {
        AdditiveNetwork network = state.network();
        Nonlinearity phi = network.nonlinearity();
        double c = state.variance();
        double j0 = network.meanCoupling();
        if (c == 0) {
            return Stream.of(new Complex(j0 * phi.derivative(state.mean())));
        }
        // By Stein's lemma every entry follows from averages of φ with Hermite polynomials.
        GaussianAverage average = state.average();
        double meanToMean = j0 * average.timesZ(phi::value) / Math.sqrt(c);
        double spreadToMean = j0 * average.timesHermite2(phi::value) / c;
        double g2 = network.gain() * network.gain();
        double meanToSpread = g2 * average.timesZ(x -> phi.value(x) * phi.value(x)) / (2 * Math.sqrt(c));
        double spreadToSpread = state.varianceSlope();
        double half = 0.5 * (meanToMean + spreadToSpread);
        double difference = 0.5 * (meanToMean - spreadToSpread);
        double discriminant = difference * difference + spreadToMean * meanToSpread;
        double root = Math.sqrt(Math.abs(discriminant));
        return discriminant >= 0
                ? Stream.of(new Complex(half + root), new Complex(half - root))
                : Stream.of(new Complex(half, root));
    }
}
