package org.cavity.numerics.gated;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.kernel.PackedMatrix;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.MeanFieldFixedPoint;
import org.hipparchus.special.Erf;

/**
 * A network with a fixed point of the variances that mean-field theory gives. Fields f are drawn first, h = f + Iʰ,
 * and then planted: Jʰ becomes
 *
 * <pre>
 * Jʰ + (f − Jʰ v) vᵀ / |v|²,     v = σ_r(r) φ(h),
 * </pre>
 *
 * the matrix nearest to the one drawn for which h is a fixed point; Jᶻ and Jʳ likewise with v = φ(h). It is the
 * ensemble of mean-field theory at any N, the isolated eigenvalue included, and needs no search for fixed points.
 */
public final class PlantedFixedPoint {

    private final GatedDynamics dynamics;
    private final double[] state;

    private PlantedFixedPoint(GatedDynamics dynamics, double[] state) {
        this.dynamics = dynamics;
        this.state = state;
    }

    /**
     * The eigenvalues of all 3N directions at a planted fixed point, in double precision.
     *
     * @param point the fixed point of mean-field theory whose network and variances are taken
     * @param settings size and seed; the network is that of replica 0
     * @throws IllegalArgumentException if the size is out of range or a gate instantaneous
     */
    public static JacobianEigenvalues eigenvalues(MeanFieldFixedPoint point, SimulationSettings settings) {
        GatedSnapshot snapshot = snapshot(point, settings);
        Eigenvalues eigenvalues = snapshot.eigenvalues();
        return new JacobianEigenvalues(settings, eigenvalues.re(), eigenvalues.im(), snapshot.law());
    }

    /**
     * Refuses what has no Jacobian or one that no array holds.
     *
     * @throws IllegalArgumentException if the size is out of range or a gate instantaneous
     */
    static void check(MeanFieldFixedPoint point, SimulationSettings settings) {
        Snapshot.checkSize(settings.size(), GatedDynamics.VARIABLES);
        GatedModel.checkTimes(point.network(), 0);
    }

    /** A network drawn and linearised at its planted fixed point. */
    static GatedSnapshot snapshot(MeanFieldFixedPoint point, SimulationSettings settings) {
        check(point, settings);
        return draw(point, settings).snapshot(settings);
    }

    static PlantedFixedPoint draw(MeanFieldFixedPoint point, SimulationSettings settings) {
        GatedNetwork network = point.network();
        int size = settings.size();
        RandomStreams streams = new RandomStreams(settings.seed(), 0);
        GateCouplings couplings = GateCouplings.draw(size, Precision.DOUBLE, streams, Team.alone());
        FrozenInput input = FrozenInput.draw(network, size, streams);
        ContinuousSampler normal = streams.normal(Purpose.INITIAL_STATE);
        double[] h = field(point.varianceH(), network.inputStd(), size, normal);
        double[] z = field(point.varianceZ(), network.updateInputStd(), size, normal);
        double[] r = field(point.varianceR(), network.resetInputStd(), size, normal);
        double[] rates = new double[size];
        double[] drive = new double[size];
        Arrays.setAll(rates, i -> network.rate(h[i] + input.h()[i]));
        Arrays.setAll(drive, i -> network.resetGate().value(r[i] + input.r()[i]) * rates[i]);
        plant(couplings.activity().matrix(), 0, h, drive);
        plant(couplings.gates().matrix(), 0, z, rates);
        plant(couplings.gates().matrix(), size, r, rates);
        double[] state = new double[GatedDynamics.VARIABLES * size];
        for (int i = 0; i < size; i++) {
            state[i] = h[i] + input.h()[i];
            state[size + i] = z[i] + input.z()[i];
            state[2 * size + i] = r[i] + input.r()[i];
        }
        return new PlantedFixedPoint(new GatedDynamics(network, couplings, input, Team.alone()), state);
    }

    GatedDynamics dynamics() {
        return dynamics;
    }

    double[] state() {
        return state;
    }

    GatedSnapshot snapshot(SimulationSettings settings) {
        return new GatedSnapshot(dynamics, state, settings.slowBound());
    }

    /**
     * What the couplings add to a frozen input to give a variance: the quantiles of the normal law in random order.
     * Averages over units are then those of mean-field theory, where independent numbers would make them fluctuate by
     * 1/√N, and the spectrum's edge with them.
     */
    private static double[] field(double variance, double inputStd, int size, ContinuousSampler normal) {
        double std = Math.sqrt(Math.max(0, variance - inputStd * inputStd));
        double[] key = new double[size];
        Arrays.setAll(key, i -> normal.sample());
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> key[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] field = new double[size];
        for (int rank = 0; rank < size; rank++) {
            field[order[rank]] = std * Math.sqrt(2) * Erf.erfInv((2 * rank + 1.0) / size - 1);
        }
        return field;
    }

    /** Adds the rank-one matrix that makes N rows, times v, the field. */
    private static void plant(PackedMatrix matrix, int firstRow, double[] field, double[] v) {
        double square = 0;
        for (double element : v) {
            square += element * element;
        }
        if (square == 0) {
            // Rates of zero, those of h = 0, give fields of zero with any couplings.
            return;
        }
        double[] row = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            matrix.getRow(firstRow + i, row, 0);
            double product = 0;
            for (int j = 0; j < v.length; j++) {
                product += row[j] * v[j];
            }
            double share = (field[i] - product) / square;
            for (int j = 0; j < v.length; j++) {
                row[j] += share * v[j];
            }
            matrix.setRow(firstRow + i, row, 0);
        }
    }
}
