package org.cavity.numerics.gated;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.network.Rest;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.gated.GateMeasure;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.JacobianStatistics;
import org.cavity.theory.model.Quantity;

/**
 * One gated network linearised at one state. With A = −h + Jʰ σ_r φ + Iʰ the Jacobian's
 * blocks are, in the order h, z, r,
 *
 * <pre>
 * σ_z (−1 + Jʰ σ_r φ')    σ_z' A     σ_z Jʰ φ σ_r'
 * Jᶻ φ' / τ_z             −1 / τ_z   0
 * Jʳ φ' / τ_r             0          −1 / τ_r
 * </pre>
 *
 * At a fixed point A = 0, so that N eigenvalues are −1/τ_z and the others those of the blocks of h and r.
 */
final class GatedSnapshot implements Snapshot {

    /** The quantities of the Jacobian. */
    static final Set<Quantity> QUANTITIES = Set.of(Quantity.SPECTRAL_ABSCISSA, Quantity.SLOW_FRACTION);

    private final GatedNetwork network;
    private final GatedDynamics dynamics;
    private final double[] state;
    private final double slowBound;
    private final int size;
    private final boolean atRest;
    private final double[] gains;
    private Eigenvalues eigenvalues;

    GatedSnapshot(GatedDynamics dynamics, double[] state, double slowBound) {
        this.network = dynamics.network();
        this.dynamics = dynamics;
        this.state = state;
        this.slowBound = slowBound;
        this.size = dynamics.couplings().size();
        this.atRest = network.resetNoiseVariance() == 0 && Rest.isAtRest(dynamics, state, false);
        this.gains = new double[dynamics.linearisationLength()];
        dynamics.linearise(state, gains);
    }

    /** Rough number of floating-point operations of these quantities at one state. */
    static double cost(GatedNetwork network, double size, Set<Quantity> wanted) {
        boolean edges = wanted.stream().anyMatch(QUANTITIES::contains);
        boolean exponent = wanted.contains(Quantity.MAX_LYAPUNOV) && GatedDynamics.VARIABLES * size <= LARGEST_UNASKED;
        if (!edges && !exponent) {
            return 0;
        }
        if (Forecast.of(network).comesToRest()) {
            return EigenvalueSolver.best().operations(2 * size);
        }
        // A command without eigenproblems need not wait until a solver is loaded.
        return edges ? EigenvalueSolver.best().operations(GatedDynamics.VARIABLES * size) : 0;
    }

    @Override
    public boolean isAtRest() {
        return atRest;
    }

    @Override
    public OptionalDouble exponent(Set<Quantity> wanted) {
        boolean hasEigenvalues =
                state.length <= LARGEST_UNASKED || wanted.stream().anyMatch(QUANTITIES::contains);
        return hasEigenvalues ? OptionalDouble.of(eigenvalues().abscissa()) : OptionalDouble.empty();
    }

    @Override
    public Map<Quantity, Double> quantities(Set<Quantity> wanted) {
        Map<Quantity, Double> found = new HashMap<>();
        if (wanted.contains(Quantity.SPECTRAL_ABSCISSA)) {
            found.put(Quantity.SPECTRAL_ABSCISSA, eigenvalues().abscissa());
        }
        if (wanted.contains(Quantity.SLOW_FRACTION)) {
            found.put(Quantity.SLOW_FRACTION, (double) eigenvalues().within(slowBound) / size);
        }
        return found;
    }

    @Override
    public SnapshotLaw law() {
        double[] sigma = new double[size];
        double[] slope = new double[size];
        double[] rates = new double[size];
        Units units = new Units(network, size);
        units.resetGates(state, 2 * size, sigma, 0, slope, 0);
        units.rates(state, 0, rates, 0);
        Gains at = new Gains(gains, size);
        double[] opening = new double[size];
        double[] probability = new double[size];
        double[] rateWeight = new double[size];
        double[] gateWeight = new double[size];
        for (int i = 0; i < size; i++) {
            double rateSlope = gains[at.rateSlope() + i];
            double gateSlope = gains[at.updateSlope() + i] * rateSlope;
            opening[i] = gains[at.opening() + i];
            probability[i] = 1.0 / size;
            rateWeight[i] = rateSlope * rateSlope / size;
            gateWeight[i] = gateSlope * gateSlope / size;
        }
        return new GatedLaw(
                network,
                new JacobianStatistics(
                        meanSquare(sigma),
                        meanSquare(rates) * meanSquare(slope),
                        new GateMeasure(opening, probability, rateWeight, gateWeight)));
    }

    /** The Jacobian in full, row-major. */
    double[] jacobian() {
        int length = GatedDynamics.VARIABLES * size;
        double[] jacobian = new double[length * length];
        fillActivityAndResetGates(jacobian, length, 2 * size);
        Gains at = new Gains(gains, size);
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            jacobian[i * length + size + i] = gains[at.updateSlope() + i];
            int z = (size + i) * length;
            dynamics.couplings().gates().matrix().getRow(i, row, 0);
            for (int j = 0; j < size; j++) {
                jacobian[z + j] = row[j] * gains[at.rateSlope() + j] / network.updateTime();
            }
            jacobian[z + size + i] = -1 / network.updateTime();
        }
        return jacobian;
    }

    @Override
    public Eigenvalues eigenvalues() {
        if (eigenvalues == null) {
            if (atRest) {
                double[] jacobian = new double[4 * size * size];
                fillActivityAndResetGates(jacobian, 2 * size, size);
                eigenvalues = Eigenvalues.of(jacobian, 2 * size).and(-1 / network.updateTime(), size);
            } else {
                eigenvalues = Eigenvalues.of(jacobian(), GatedDynamics.VARIABLES * size);
            }
        }
        return eigenvalues;
    }

    /**
     * Puts the four blocks of h and r into a matrix of so many columns.
     *
     * @param r first row and column of r
     */
    private void fillActivityAndResetGates(double[] jacobian, int columns, int r) {
        Gains at = new Gains(gains, size);
        PackedMatrix activity = dynamics.couplings().activity().matrix();
        PackedMatrix gates = dynamics.couplings().gates().matrix();
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            double opening = gains[at.opening() + i];
            activity.getRow(i, row, 0);
            int h = i * columns;
            for (int j = 0; j < size; j++) {
                jacobian[h + j] = opening * row[j] * gains[at.resetRateSlope() + j];
                jacobian[h + r + j] = opening * row[j] * gains[at.rateResetSlope() + j];
            }
            jacobian[h + i] -= opening;
            gates.getRow(size + i, row, 0);
            int reset = (r + i) * columns;
            for (int j = 0; j < size; j++) {
                jacobian[reset + j] = row[j] * gains[at.rateSlope() + j] / network.resetTime();
            }
            jacobian[reset + r + i] = -1 / network.resetTime();
        }
    }

    private static double meanSquare(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return sum / x.length;
    }
}
