package org.cavity.numerics.filtered;

import java.util.Arrays;
import org.cavity.numerics.connectivity.Coupling;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.integrator.Dynamics;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.nonlinearity.Nonlinearity;

/**
 * One realisation of a network of filtered units, each obeying {@link UnitEquations} under the input I_i = g Σ_j J_ij
 * φ(x_j). A state holds the N numbers x first, then the units' other variables, N elements each. A linearisation consists
 * of the gains φ'(x).
 */
final class FilteredDynamics implements Dynamics {

    private final Kernels kernels = Kernels.best();
    private final Nonlinearity nonlinearity;
    private final UnitEquations unit;
    private final Team team;
    private final int size;

    /** b g J: the input as the driven variable receives it. */
    private final Coupling coupling;

    /** Speed r of each unit; empty if all have speed 1. */
    private final double[] speeds;

    /** Sum of the speeds. */
    private final double totalSpeed;

    /** r_i b g J_ii. */
    private final double[] diagonal;

    private final Scratch together = new Scratch();
    private final Scratch[] alone;

    private FilteredDynamics(Nonlinearity nonlinearity, UnitEquations unit, Coupling coupling, Team team) {
        this.nonlinearity = nonlinearity;
        this.unit = unit;
        this.team = team;
        this.size = coupling.size();
        this.coupling = coupling;
        this.speeds = unit.isUniform() ? new double[0] : unit.speeds(size);
        this.totalSpeed = unit.isUniform() ? size : Arrays.stream(speeds).sum();
        this.diagonal = coupling.diagonal();
        for (int i = 0; i < speeds.length; i++) {
            diagonal[i] *= speeds[i];
        }
        this.alone = new Scratch[team.size()];
        Arrays.setAll(alone, member -> new Scratch());
    }

    /** Draws couplings from the replica's streams: those of an additive network of the same streams, times b. */
    static FilteredDynamics draw(
            FilteredNetwork network,
            UnitEquations unit,
            int size,
            Precision precision,
            RandomStreams streams,
            Team team) {
        double strength = unit.inputStrength() * network.gain();
        return new FilteredDynamics(
                network.nonlinearity(),
                unit,
                Couplings.draw(network.coupling(), size, strength, precision, streams, team),
                team);
    }

    UnitEquations unit() {
        return unit;
    }

    /** Number of units N. */
    int units() {
        return size;
    }

    @Override
    public int size() {
        return unit.variables() * size;
    }

    /** The variables decay at rates of their own. */
    @Override
    public double decayRate() {
        return 0;
    }

    /** No white noise. */
    @Override
    public double noise() {
        return 0;
    }

    @Override
    public int linearisationLength() {
        return size;
    }

    @Override
    public void linearise(double[] x, double[] linearisation) {
        together.room(1);
        ratesAndGains(x, linearisation);
    }

    @Override
    public void apply(double[] block, int states, int tangents, double[] out, double[] linearisation) {
        int columns = states + tangents;
        together.room(columns);
        double[] rates = together.rates;
        for (int c = 0; c < states; c++) {
            if (c == 0 && linearisation != null) {
                ratesAndGains(block, linearisation);
            } else {
                int x = c * size();
                int at = c * size;
                team.overRanges(
                        size, (from, to) -> kernels.value(nonlinearity, block, x + from, rates, at + from, to - from));
            }
        }
        for (int c = states; c < columns; c++) {
            int x = c * size();
            int at = c * size;
            team.overRanges(
                    size,
                    (from, to) -> kernels.times(linearisation, from, block, x + from, rates, at + from, to - from));
        }
        coupling.apply(null, rates, 0, columns, together.field, 0);
        for (int c = 0; c < columns; c++) {
            int at = c * size();
            int field = c * size;
            team.overRanges(size, (from, to) -> slope(block, at, together.field, field, out, at, from, to));
        }
    }

    @Override
    public void applyTangents(
            int member, double[] linearisation, double[] vectors, int offset, int count, double[] out) {
        Scratch scratch = alone[member];
        scratch.room(count);
        for (int c = 0; c < count; c++) {
            kernels.times(linearisation, 0, vectors, offset + c * size(), scratch.rates, c * size, size);
        }
        coupling.applyAlone(member, null, scratch.rates, 0, count, scratch.field, 0);
        for (int c = 0; c < count; c++) {
            slope(vectors, offset + c * size(), scratch.field, c * size, out, c * size(), 0, size);
        }
    }

    /** The trace: Σ_i r_i tr A, and g Σ_i r_i J_ii φ'(x_i) where x itself receives the input. */
    @Override
    public double volumeGrowth(double[] linearisation) {
        double ofUnits = totalSpeed * unit.trace();
        return unit.driven() == 0 ? ofUnits + kernels.dot(diagonal, 0, linearisation, 0, size) : ofUnits;
    }

    /** g J diag φ'(x), row-major. */
    double[] gainMatrix(double[] x) {
        double[] gains = new double[size];
        linearise(x, gains);
        double strength = unit.inputStrength();
        for (int j = 0; j < size; j++) {
            gains[j] /= strength;
        }
        double[] matrix = coupling.toMatrix();
        for (int i = 0; i < size; i++) {
            kernels.times(gains, 0, matrix, i * size, matrix, i * size, size);
        }
        return matrix;
    }

    /**
     * The Jacobian at a state in full, row-major.
     *
     * @param scale multiplies the couplings
     */
    double[] jacobian(double[] x, double scale) {
        int length = size();
        double[] gains = gainMatrix(x);
        double[] jacobian = new double[length * length];
        for (int row = 0; row < unit.variables(); row++) {
            for (int i = 0; i < size; i++) {
                int at = (row * size + i) * length;
                double speed = speeds.length == 0 ? 1 : speeds[i];
                for (int j = 0; row == unit.driven() && j < size; j++) {
                    jacobian[at + j] = speed * scale * unit.inputStrength() * gains[i * size + j];
                }
                for (int column = 0; column < unit.variables(); column++) {
                    jacobian[at + column * size + i] += speed * unit.matrix()[row][column];
                }
            }
        }
        return jacobian;
    }

    private void ratesAndGains(double[] x, double[] gains) {
        team.overRanges(
                size,
                (from, to) ->
                        kernels.valueAndGain(nonlinearity, x, from, together.rates, from, gains, from, to - from));
    }

    /** r (A u plus the field) for some of the units. */
    private void slope(
            double[] u, int uOffset, double[] field, int fieldOffset, double[] out, int outOffset, int from, int to) {
        int length = to - from;
        for (int row = 0; row < unit.variables(); row++) {
            double[] coefficients = unit.matrix()[row];
            int at = outOffset + row * size + from;
            if (row == unit.driven()) {
                System.arraycopy(field, fieldOffset + from, out, at, length);
            } else {
                Arrays.fill(out, at, at + length, 0);
            }
            for (int column = 0; column < coefficients.length; column++) {
                if (coefficients[column] != 0) {
                    int variable = uOffset + column * size + from;
                    kernels.addScaled(out, at, coefficients[column], u, variable, out, at, length);
                }
            }
            if (speeds.length > 0) {
                kernels.times(speeds, from, out, at, out, at, length);
            }
        }
    }

    /** What goes into the couplings and comes out of them, one column a vector. */
    private final class Scratch {

        private double[] rates = {};
        private double[] field = {};

        void room(int columns) {
            if (rates.length < columns * size) {
                rates = new double[columns * size];
                field = new double[columns * size];
            }
        }
    }
}
