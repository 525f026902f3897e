package org.cavity.numerics.additive;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.numerics.spectrum.GinibreEdge;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The dynamics of one network linearised at one state, (gJ + J₀/N) D with D = diag φ'(x), less the leak of 1 in
 * continuous time. Each of its two eigenproblems, with and without the mean coupling, is solved when first asked for;
 * without mean coupling they are one.
 */
final class Linearisation {

    static final Set<Quantity> EDGES = Set.of(Quantity.SPECTRAL_RADIUS, Quantity.SPECTRAL_ABSCISSA, Quantity.OUTLIER);

    /** N × N matrices that an eigenproblem holds at a time: the Jacobian and EJML's copies; OpenBLAS has one copy. */
    static final double MATRICES = 4;

    /** Largest size for which the exponent of a network at rest is reason enough to solve an eigenproblem. */
    static final int LARGEST_UNASKED = 8192;

    /** Root mean square velocity (per map step: displacement) below which a state counts as a fixed point. */
    private static final double AT_REST = 1e-6;

    private final AdditiveNetwork network;
    private final AdditiveDynamics dynamics;
    private final double[] x;
    private final double leak;
    private final boolean atRest;
    private Eigenvalues bulk;
    private Eigenvalues full;

    Linearisation(AdditiveNetwork network, AdditiveDynamics dynamics, double[] x) {
        this.network = network;
        this.dynamics = dynamics;
        this.x = x;
        this.leak = network.isMap() ? 0 : -1;
        this.atRest = network.noise() == 0 && velocity() < AT_REST;
    }

    /** Rough number of floating-point operations of these quantities at one state. */
    static double cost(AdditiveNetwork network, double size, Set<Quantity> wanted) {
        boolean edges = wanted.contains(Quantity.SPECTRAL_RADIUS) || wanted.contains(Quantity.SPECTRAL_ABSCISSA);
        boolean exponent = wanted.contains(Quantity.MAX_LYAPUNOV) && size <= LARGEST_UNASKED;
        boolean outlier = wanted.contains(Quantity.OUTLIER) && network.meanCoupling() != 0;
        boolean atRest = (exponent || outlier) && Forecast.comesToRest(network);
        boolean together = network.meanCoupling() == 0;
        boolean ofBulk = edges || atRest && (outlier || together);
        boolean ofAll = atRest && !together;
        int problems = (ofBulk ? 1 : 0) + (ofAll ? 1 : 0);
        // A command without eigenproblems need not wait until a solver is loaded.
        return problems == 0 ? 0 : problems * EigenvalueSolver.best().operations(size);
    }

    /** Whether these quantities, in some state, cannot do without the Jacobian's elements. */
    static boolean mayNeedMatrix(AdditiveNetwork network, Set<Quantity> wanted) {
        return wanted.contains(Quantity.SPECTRAL_RADIUS)
                || wanted.contains(Quantity.SPECTRAL_ABSCISSA)
                || wanted.contains(Quantity.OUTLIER) && network.meanCoupling() != 0 && network.noise() == 0;
    }

    /** Whether log |det(gJ + J₀/N)| is known only from the elements of the matrix. */
    static boolean determinantNeedsMatrix(AdditiveNetwork network) {
        return network.coupling() == CouplingEnsemble.DENSE || network.meanCoupling() != 0;
    }

    /** Whether the eigenvalues behind {@link #exponent} are to be had: in small networks, or as others need them. */
    boolean hasExponent(Set<Quantity> wanted) {
        return x.length <= LARGEST_UNASKED
                || (network.meanCoupling() == 0 ? mayNeedMatrix(network, wanted) : wanted.contains(Quantity.OUTLIER));
    }

    /** Whether the state is a fixed point. */
    boolean isAtRest() {
        return atRest;
    }

    /**
     * The largest exponent of a fixed point. Many eigenvalues lie near the edge of the spectrum, and a tangent vector
     * would take longer than any transient to turn towards the first.
     */
    double exponent() {
        return network.isMap() ? Math.log(full().radius()) : leak + full().abscissa();
    }

    /** Largest modulus of gJD, over its mean for a Ginibre matrix of this size unless J is orthogonal. */
    double bulkRadius() {
        return bulk().radius() / (isGinibreLike() ? GinibreEdge.meanRadius(x.length) : 1);
    }

    /** Largest real part of gJD, divided likewise, less the leak. */
    double bulkAbscissa() {
        return leak + bulk().abscissa() / (isGinibreLike() ? GinibreEdge.meanAbscissa(x.length) : 1);
    }

    private boolean isGinibreLike() {
        return network.coupling() != CouplingEnsemble.ORTHOGONAL;
    }

    /** The leading real eigenvalue of a fixed point that has left the bulk, if the mean coupling made one. */
    OptionalDouble outlier() {
        if (network.meanCoupling() == 0 || !atRest) {
            return OptionalDouble.empty();
        }
        // The spacing of eigenvalues at the edge is of order R / √N: nearer than that, bulk and outlier are one.
        double edge = bulk().radius() * (1 + 1 / Math.sqrt(x.length));
        OptionalDouble leading = leadingBeyond(edge, full(), network.isMap());
        return leading.isPresent() ? OptionalDouble.of(leak + leading.getAsDouble()) : leading;
    }

    /**
     * The real eigenvalue of modulus greater than {@code edge} whose perturbation outgrows those of the others: the one
     * of largest modulus for a map, of largest real part for a flow.
     */
    static OptionalDouble leadingBeyond(double edge, Eigenvalues eigenvalues, boolean map) {
        double[] re = eigenvalues.re();
        return IntStream.range(0, re.length)
                .filter(i -> eigenvalues.im()[i] == 0 && Math.abs(re[i]) > edge)
                .boxed()
                .max(Comparator.comparingDouble(i -> map ? Math.abs(re[i]) : re[i]))
                .map(i -> OptionalDouble.of(re[i]))
                .orElse(OptionalDouble.empty());
    }

    private Eigenvalues bulk() {
        if (bulk == null) {
            bulk = Eigenvalues.of(dynamics.bulkJacobian(x), x.length);
        }
        return bulk;
    }

    private Eigenvalues full() {
        if (network.meanCoupling() == 0) {
            return bulk();
        }
        if (full == null) {
            full = Eigenvalues.of(dynamics.jacobian(x), x.length).shifted(-leak);
        }
        return full;
    }

    private double velocity() {
        double[] f = new double[x.length];
        dynamics.apply(x, 1, 0, f, null);
        double squares = 0;
        for (int i = 0; i < f.length; i++) {
            double velocity = network.isMap() ? f[i] - x[i] : f[i];
            squares += velocity * velocity;
        }
        return Math.sqrt(squares / f.length);
    }
}
