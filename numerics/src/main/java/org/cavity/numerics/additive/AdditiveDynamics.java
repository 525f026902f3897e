package org.cavity.numerics.additive;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.connectivity.Coupling;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.integrator.Dynamics;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.LogDeterminant;
import org.cavity.theory.additive.AdditiveNetwork;

/**
 * One realisation of the additive network. The mean coupling J₀/N is applied as the rank-one matrix it is;
 * {@code coupling} holds g J alone. A linearisation consists of the gains φ'(x).
 *
 * <p>In continuous time, and for steps below 1, f(x) = −x + …; for the map of step 1 there is no leak.
 */
final class AdditiveDynamics implements Dynamics {

    private final Kernels kernels = Kernels.best();
    private final AdditiveNetwork network;
    private final Team team;
    private final int size;
    private final Coupling coupling;
    private final double[] diagonal;
    private final double[] input;
    private double[] rates = {};

    private AdditiveDynamics(AdditiveNetwork network, Team team, Coupling coupling, double[] input) {
        this.network = network;
        this.team = team;
        this.size = input.length;
        this.coupling = coupling;
        this.input = input;
        this.diagonal =
                Arrays.stream(coupling.diagonal()).map(v -> v + meanCoupling()).toArray();
    }

    /** Draws couplings and frozen input from the replica's streams. */
    static AdditiveDynamics draw(
            AdditiveNetwork network, int size, Precision precision, RandomStreams streams, Team team) {
        ContinuousSampler normal = streams.normal(Purpose.FROZEN_INPUT);
        double scale = Math.sqrt(network.inputVariance());
        double[] input = new double[size];
        Arrays.setAll(input, i -> network.bias() + (scale > 0 ? scale * normal.sample() : 0));
        Coupling coupling = Couplings.draw(network.coupling(), size, network.gain(), precision, streams, team);
        return new AdditiveDynamics(network, team, coupling, input);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double noise() {
        return network.noise();
    }

    @Override
    public double decayRate() {
        return network.isMap() ? 0 : 1;
    }

    @Override
    public int linearisationLength() {
        return size;
    }

    @Override
    public void linearise(double[] x, double[] linearisation) {
        room(size);
        team.overRanges(
                size,
                (from, to) -> kernels.valueAndGain(
                        network.nonlinearity(), x, from, rates, from, linearisation, from, to - from));
    }

    @Override
    public void apply(double[] block, int states, int tangents, double[] out, double[] linearisation) {
        int columns = states + tangents;
        room(columns * size);
        int plain = 0;
        if (linearisation != null) {
            linearise(block, linearisation);
            plain = size;
        }
        int first = plain;
        team.overRanges(
                states * size - first,
                (from, to) ->
                        kernels.value(network.nonlinearity(), block, first + from, rates, first + from, to - from));
        for (int c = states; c < columns; c++) {
            int column = c * size;
            team.overRanges(
                    size,
                    (from, to) ->
                            kernels.times(linearisation, from, block, column + from, rates, column + from, to - from));
        }
        coupling.apply(null, rates, 0, columns, out, 0);
        if (network.meanCoupling() != 0) {
            for (int c = 0; c < states; c++) {
                add(meanCoupling() * sum(rates, c * size), out, c * size);
            }
            for (int c = states; c < columns; c++) {
                add(meanCoupling() * kernels.dot(linearisation, 0, block, c * size, size), out, c * size);
            }
        }
        if (!network.isMap()) {
            team.overRanges(
                    columns * size, (from, to) -> kernels.addScaled(out, from, -1, block, from, out, from, to - from));
        }
        for (int c = 0; c < states; c++) {
            int column = c * size;
            team.overRanges(
                    size,
                    (from, to) -> kernels.addScaled(out, column + from, 1, input, from, out, column + from, to - from));
        }
    }

    @Override
    public void applyTangents(
            int member, double[] linearisation, double[] vectors, int offset, int count, double[] out) {
        coupling.applyAlone(member, linearisation, vectors, offset, count, out, 0);
        if (network.meanCoupling() != 0) {
            for (int c = 0; c < count; c++) {
                add(meanCoupling() * kernels.dot(linearisation, 0, vectors, offset + c * size, size), out, c * size);
            }
        }
        if (!network.isMap()) {
            kernels.addScaled(out, 0, -1, vectors, offset, out, 0, count * size);
        }
    }

    @Override
    public double volumeGrowth(double[] linearisation) {
        if (network.step() == 0) {
            return kernels.dot(diagonal, 0, linearisation, 0, size) - size;
        }
        if (network.isEulerMap()) {
            return Double.NaN;
        }
        double sum = 0;
        for (double gain : linearisation) {
            sum += Math.log(gain);
        }
        return sum;
    }

    /** log |det(gJ + J₀/N)|: what {@link #volumeGrowth} leaves out of log |det Df| of the map. */
    double logDeterminant() {
        if (network.meanCoupling() == 0) {
            return coupling.logDeterminant();
        }
        double[] matrix = coupling.toMatrix();
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] += meanCoupling();
        }
        return LogDeterminant.of(matrix, size);
    }

    /** g J D, D = diag φ'(x): the Jacobian at x without leak and mean coupling, row-major. */
    double[] bulkJacobian(double[] x) {
        double[] gain = new double[size];
        linearise(x, gain);
        double[] jacobian = coupling.toMatrix();
        for (int i = 0; i < size; i++) {
            kernels.times(gain, 0, jacobian, i * size, jacobian, i * size, size);
        }
        return jacobian;
    }

    /** The Jacobian at x in full, row-major. */
    double[] jacobian(double[] x) {
        double[] jacobian = bulkJacobian(x);
        for (int j = 0; j < size; j++) {
            double mean = meanCoupling() * network.nonlinearity().derivative(x[j]);
            for (int i = 0; i < size; i++) {
                jacobian[i * size + j] += mean;
            }
        }
        if (!network.isMap()) {
            for (int i = 0; i < size; i++) {
                jacobian[i * size + i] -= 1;
            }
        }
        return jacobian;
    }

    private double meanCoupling() {
        return network.meanCoupling() / size;
    }

    private void room(int length) {
        if (rates.length < length) {
            rates = new double[length];
        }
    }

    private double sum(double[] x, int offset) {
        double sum = 0;
        for (int i = offset; i < offset + size; i++) {
            sum += x[i];
        }
        return sum;
    }

    private void add(double value, double[] x, int offset) {
        for (int i = offset; i < offset + size; i++) {
            x[i] += value;
        }
    }
}
