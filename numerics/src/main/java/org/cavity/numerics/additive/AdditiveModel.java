package org.cavity.numerics.additive;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Motion;
import org.cavity.numerics.network.NetworkModel;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.network.Workload;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.theory.additive.AdditiveNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * The additive network, for {@link org.cavity.numerics.network.NetworkSimulation}.
 *
 * <p>{@link Quantity#SPECTRAL_RADIUS} is the largest modulus of gJD divided by the mean largest modulus of a Ginibre
 * matrix of the same size, {@link Quantity#SPECTRAL_ABSCISSA} the largest real part divided likewise (less 1 but for
 * the map of step 1), both at the last state. {@link Quantity#OUTLIER} exists where J₀ ≠ 0, the network has come to rest
 * and a real eigenvalue has left the bulk by more than its spacing. The Jacobian is A = −1 + (gJ + J₀/N) D, for the map of
 * step 1 without the leak; a shorter step δ multiplies perturbations by 1 + δA, and its exponents are those of products of
 * these.
 */
public final class AdditiveModel implements NetworkModel<AdditiveNetwork> {

    private static final Set<Quantity> AVERAGES = Set.of(
            Quantity.MEAN, Quantity.VARIANCE, Quantity.STATIC_VARIANCE, Quantity.RATE_VARIANCE, Quantity.MEAN_GAIN);

    @Override
    public String name() {
        return "additive";
    }

    @Override
    public int variables(AdditiveNetwork network) {
        return 1;
    }

    @Override
    public Motion motion(AdditiveNetwork network) {
        if (network.isEulerMap()) {
            return Motion.eulerMap(network.step(), network.noise());
        }
        return network.isMap() ? Motion.map(network.noise()) : Motion.leakyFlow(network.noise());
    }

    @Override
    public DoubleUnaryOperator transfer(AdditiveNetwork network) {
        return network.nonlinearity()::value;
    }

    @Override
    public boolean isSymmetric(AdditiveNetwork network) {
        return network.isSymmetric();
    }

    @Override
    public Set<Quantity> averages() {
        return AVERAGES;
    }

    @Override
    public Set<Quantity> spectralQuantities() {
        return Linearisation.EDGES;
    }

    @Override
    public SimulationSettings suggestedSettings(AdditiveNetwork network) {
        return SuggestedSettings.of(network);
    }

    @Override
    public SimulationSettings suggestedSettings(AdditiveNetwork network, int size) {
        return SuggestedSettings.of(network, size);
    }

    @Override
    public void check(AdditiveNetwork network, SimulationSettings settings) {
        Couplings.checkSize(network.coupling(), settings.size());
    }

    @Override
    public Workload workload(AdditiveNetwork network, SimulationSettings settings) {
        double size = settings.size();
        Precision precision = settings.scheme().precision();
        double wordLength = precision == Precision.SINGLE ? 0.5 : 1;
        boolean dense = network.coupling() == CouplingEnsemble.DENSE;
        boolean needsDeterminant = network.isMap() && Linearisation.determinantNeedsMatrix(network);
        return new Workload(
                Couplings.memory(network.coupling(), size, precision),
                Couplings.operations(network.coupling(), size) * wordLength,
                size,
                0,
                dense ? wordLength * BlockKernels.wholeBlocks(size) : 0,
                dense ? 0 : size,
                size,
                2 * size,
                needsDeterminant ? size : 0);
    }

    @Override
    public double snapshotOperations(AdditiveNetwork network, double size, Set<Quantity> wanted) {
        return Linearisation.cost(network, size, wanted);
    }

    @Override
    public boolean mayNeedMatrix(AdditiveNetwork network, Set<Quantity> wanted) {
        return Linearisation.mayNeedMatrix(network, wanted);
    }

    @Override
    public Realisation draw(AdditiveNetwork network, SimulationSettings settings, RandomStreams streams, Team team) {
        return new AdditiveRealisation(network, settings, motion(network), streams, team);
    }
}
