package org.cavity.numerics.additive;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.cavity.numerics.connectivity.GaussianCoupling;
import org.cavity.numerics.integrator.Dynamics;
import org.cavity.numerics.integrator.MapIteration;
import org.cavity.numerics.integrator.RungeKutta4;
import org.cavity.numerics.integrator.Stepper;
import org.cavity.numerics.integrator.StochasticHeun;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.random.Purpose;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.additive.AdditiveNetwork;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;

/**
 * One realisation of the additive network. The mean coupling J₀/N is applied as the rank-one matrix it is;
 * {@code coupling} holds g J alone.
 */
final class AdditiveDynamics implements Dynamics {

    private final Kernels kernels = Kernels.best();
    private final AdditiveNetwork network;
    private final RandomStreams streams;
    private final int size;
    private final double[] coupling;
    private final double[] diagonal;
    private final double[] input;
    private final double[] gains;
    private double[] rates;

    private AdditiveDynamics(AdditiveNetwork network, RandomStreams streams, double[] coupling, double[] input) {
        this.network = network;
        this.streams = streams;
        this.size = input.length;
        this.coupling = coupling;
        this.input = input;
        this.gains = new double[size];
        this.rates = new double[size];
        this.diagonal = new double[size];
        Arrays.setAll(diagonal, i -> coupling[i * size + i] + network.meanCoupling() / size);
    }

    /** Draws couplings and frozen input from the replica's streams. */
    static AdditiveDynamics draw(AdditiveNetwork network, int size, RandomStreams streams) {
        double[] coupling = GaussianCoupling.dense(size, network.gain(), streams.normal(Purpose.CONNECTIVITY));
        ContinuousSampler normal = streams.normal(Purpose.FROZEN_INPUT);
        double scale = Math.sqrt(network.inputVariance());
        double[] input = new double[size];
        Arrays.setAll(input, i -> network.bias() + (scale > 0 ? scale * normal.sample() : 0));
        return new AdditiveDynamics(network, streams, coupling, input);
    }

    /**
     * A Gaussian state at least as large as any attractor of units bounded by 1. Its mean is positive where J₀ helps it
     * to stay so, which of two symmetric states chooses the one with positive mean.
     *
     * @param trajectory index of the trajectory, from 0
     */
    double[] initialState(int trajectory) {
        double noise = network.isMap() ? 2 * network.noise() : network.noise();
        double std = Math.sqrt(network.gain() * network.gain() + network.inputVariance() + noise);
        double mean = network.bias() + Math.max(0, network.meanCoupling());
        ContinuousSampler normal = streams.normal(Purpose.INITIAL_STATE, trajectory);
        double[] state = new double[size];
        Arrays.setAll(state, i -> mean + std * normal.sample());
        return state;
    }

    /** Iteration for the map; in continuous time Runge–Kutta, or Euler–Maruyama with Heun's correction under noise. */
    Stepper stepper(double timeStep, int maxTangents, int trajectory) {
        ContinuousSampler noise = streams.normal(Purpose.NOISE, trajectory);
        if (network.isMap()) {
            return new MapIteration(this, maxTangents, noise);
        }
        return network.noise() > 0
                ? new StochasticHeun(this, timeStep, maxTangents, noise)
                : new RungeKutta4(this, timeStep, maxTangents);
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
    public void apply(double[] block, int tangents, double[] out) {
        int columns = 1 + tangents;
        if (rates.length < columns * size) {
            rates = new double[columns * size];
        }
        if (tangents == 0) {
            kernels.value(network.nonlinearity(), block, 0, rates, 0, size);
        } else {
            kernels.valueAndGain(network.nonlinearity(), block, 0, rates, 0, gains, 0, size);
            for (int c = 1; c < columns; c++) {
                kernels.times(gains, 0, block, c * size, rates, c * size, size);
            }
        }
        kernels.multiply(coupling, size, size, rates, 0, columns, out);
        if (network.meanCoupling() != 0) {
            addMeanCoupling(columns, out);
        }
        if (!network.isMap()) {
            kernels.addScaled(out, 0, -1, block, 0, out, 0, columns * size);
        }
        kernels.addScaled(out, 0, 1, input, 0, out, 0, size);
    }

    @Override
    public double volumeGrowth() {
        if (!network.isMap()) {
            return kernels.dot(diagonal, 0, gains, 0, size) - size;
        }
        double sum = 0;
        for (double gain : gains) {
            sum += Math.log(gain);
        }
        return sum;
    }

    /** log |det(gJ + J₀/N)|: what {@link #volumeGrowth} leaves out of log |det Df| of the map. */
    double logDeterminant() {
        double[] matrix = coupling.clone();
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] += network.meanCoupling() / size;
        }
        LUDecomposition_F64<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(size, size);
        lu.decompose(DMatrixRMaj.wrap(size, size, matrix));
        DMatrixRMaj upper = lu.getUpper(null);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(Math.abs(upper.get(i, i)));
        }
        return sum;
    }

    /** g J D, D = diag φ'(x): the Jacobian at x without leak and mean coupling, row-major. */
    double[] bulkJacobian(double[] x) {
        double[] gain = new double[size];
        kernels.valueAndGain(network.nonlinearity(), x, 0, new double[size], 0, gain, 0, size);
        double[] jacobian = new double[size * size];
        for (int i = 0; i < size; i++) {
            kernels.times(gain, 0, coupling, i * size, jacobian, i * size, size);
        }
        return jacobian;
    }

    /** The Jacobian at x in full, row-major. */
    double[] jacobian(double[] x) {
        double[] jacobian = bulkJacobian(x);
        for (int j = 0; j < size; j++) {
            double mean = network.meanCoupling() / size * network.nonlinearity().derivative(x[j]);
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

    private void addMeanCoupling(int columns, double[] out) {
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int i = c * size; i < (c + 1) * size; i++) {
                sum += rates[i];
            }
            double mean = network.meanCoupling() / size * sum;
            for (int i = c * size; i < (c + 1) * size; i++) {
                out[i] += mean;
            }
        }
    }
}
