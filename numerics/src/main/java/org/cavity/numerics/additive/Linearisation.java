package org.cavity.numerics.additive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.cavity.numerics.network.Rest;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The dynamics of one network linearised at one state, (gJ + J₀/N) D with D = diag φ'(x), less the leak of 1 but for the
 * map of step 1. Each of its two eigenproblems, with and without the mean coupling, is solved when first asked for;
 * without mean coupling they are one.
 */
final class Linearisation implements Snapshot {

    static final Set<Quantity> EDGES = Set.of(Quantity.SPECTRAL_RADIUS, Quantity.SPECTRAL_ABSCISSA, Quantity.OUTLIER);

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
        this.atRest = network.noise() == 0 && Rest.isAtRest(dynamics, x, network.isMap());
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

    @Override
    public boolean isAtRest() {
        return atRest;
    }

    @Override
    public OptionalDouble exponent(Set<Quantity> wanted) {
        boolean hasEigenvalues = x.length <= LARGEST_UNASKED
                || (network.meanCoupling() == 0 ? mayNeedMatrix(network, wanted) : wanted.contains(Quantity.OUTLIER));
        if (!hasEigenvalues) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(network.step() > 0 ? exponentOfSteps() : leak + full().abscissa());
    }

    /** What the largest factor of a step of the map amounts to per unit time. */
    private double exponentOfSteps() {
        Eigenvalues z = full();
        double largest = IntStream.range(0, z.re().length)
                .mapToDouble(i -> factor(network.step(), z.re()[i], z.im()[i]))
                .max()
                .orElseThrow();
        return Math.log(largest) / network.step();
    }

    /** |1 − δ + δz|, by which a step δ of the map stretches along an eigenvalue z of (gJ + J₀/N) D. */
    private static double factor(double step, double re, double im) {
        return Math.hypot(1 - step + step * re, step * im);
    }

    /** The bulk is that of gJD, without the mean coupling, whose isolated eigenvalue is no part of the disc. */
    @Override
    public Map<Quantity, Double> quantities(Set<Quantity> wanted) {
        Map<Quantity, Double> found = new HashMap<>();
        if (wanted.contains(Quantity.SPECTRAL_RADIUS)) {
            found.put(Quantity.SPECTRAL_RADIUS, bulkRadius());
        }
        if (wanted.contains(Quantity.SPECTRAL_ABSCISSA)) {
            found.put(Quantity.SPECTRAL_ABSCISSA, bulkAbscissa());
        }
        if (wanted.contains(Quantity.OUTLIER)) {
            outlier().ifPresent(outlier -> found.put(Quantity.OUTLIER, outlier));
        }
        return found;
    }

    @Override
    public Eigenvalues eigenvalues() {
        return Eigenvalues.of(dynamics.jacobian(x), x.length);
    }

    @Override
    public DiscLaw law() {
        double[] squaredGains = Arrays.stream(x)
                .map(network.nonlinearity()::derivative)
                .map(gain -> network.gain() * network.gain() * gain * gain)
                .toArray();
        return new DiscLaw(network.coupling(), squaredGains);
    }

    /** Largest modulus of gJD, over its mean for a Ginibre matrix of this size unless J is orthogonal. */
    private double bulkRadius() {
        return bulk().radius() / law().meanRadius();
    }

    /** Largest real part of gJD, divided likewise, less the leak. */
    private double bulkAbscissa() {
        return leak + bulk().abscissa() / law().meanAbscissa();
    }

    /** The leading real eigenvalue of a fixed point that has left the bulk, if the mean coupling made one. */
    private OptionalDouble outlier() {
        if (network.meanCoupling() == 0 || !atRest) {
            return OptionalDouble.empty();
        }
        // The spacing of eigenvalues at the edge is of order R / √N: nearer than that, bulk and outlier are one.
        double edge = bulk().radius() * (1 + 1 / Math.sqrt(x.length));
        OptionalDouble leading = leadingBeyond(edge, full(), network.step());
        return leading.isPresent() ? OptionalDouble.of(leak + leading.getAsDouble()) : leading;
    }

    /**
     * The real eigenvalue of modulus greater than {@code edge} whose perturbation outgrows those of the others: the one
     * that a step of a map stretches most, of largest real part for a flow.
     *
     * @param step of the map; 0 for a flow
     */
    static OptionalDouble leadingBeyond(double edge, Eigenvalues eigenvalues, double step) {
        double[] re = eigenvalues.re();
        return IntStream.range(0, re.length)
                .filter(i -> eigenvalues.im()[i] == 0 && Math.abs(re[i]) > edge)
                .boxed()
                .max(Comparator.comparingDouble(i -> step > 0 ? factor(step, re[i], 0) : re[i]))
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
}
