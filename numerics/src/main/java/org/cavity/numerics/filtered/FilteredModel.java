package org.cavity.numerics.filtered;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.kernel.BlockKernels;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Motion;
import org.cavity.numerics.network.NetworkModel;
import org.cavity.numerics.network.Realisation;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.network.Workload;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.theory.filtered.AdaptingRateNetwork;
import org.cavity.theory.filtered.FilteredNetwork;
import org.cavity.theory.filtered.HeterogeneousRateNetwork;
import org.cavity.theory.filtered.OscillatorNetwork;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * Networks of filtered units, for {@link org.cavity.numerics.network.NetworkSimulation}.
 *
 * <p>{@link Quantity#SPECTRAL_ABSCISSA} is the largest real part of all eigenvalues of the Jacobian at the last state,
 * after g J diag φ' is divided by the mean abscissa of couplings of the same ensemble and size.
 * What is counted in directions, such as the dimension, is divided by N and may reach the number of variables of a unit.
 *
 * @param <P> the model's parameter record
 */
public final class FilteredModel<P extends Record> implements NetworkModel<P> {

    /** Rate units with adaptation: x and the adaptation variables. */
    public static final NetworkModel<AdaptingRateNetwork> ADAPTING_RATE =
            new FilteredModel<>("adapting-rate", AdaptingRateNetwork::filtered, UnitEquations::of);

    /** Second-order units: x and its velocity. */
    public static final NetworkModel<OscillatorNetwork> OSCILLATOR =
            new FilteredModel<>("oscillator", OscillatorNetwork::filtered, UnitEquations::of);

    /** Rate units of different time constants: x alone. */
    public static final NetworkModel<HeterogeneousRateNetwork> HETEROGENEOUS_RATE =
            new FilteredModel<>("heterogeneous-rate", HeterogeneousRateNetwork::filtered, UnitEquations::of);

    private static final Set<Quantity> SPECTRAL = Set.of(Quantity.SPECTRAL_ABSCISSA);

    private final String name;
    private final Function<P, FilteredNetwork> filtered;
    private final Function<P, UnitEquations> unit;

    private FilteredModel(String name, Function<P, FilteredNetwork> filtered, Function<P, UnitEquations> unit) {
        this.name = name;
        this.filtered = filtered;
        this.unit = unit;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int variables(P parameters) {
        return unit.apply(parameters).variables();
    }

    @Override
    public Motion motion(P parameters) {
        return Motion.flow();
    }

    @Override
    public DoubleUnaryOperator transfer(P parameters) {
        return filtered.apply(parameters).nonlinearity()::value;
    }

    @Override
    public boolean isSymmetric(P parameters) {
        return filtered.apply(parameters).isSymmetric();
    }

    @Override
    public Set<Quantity> averages() {
        return FilteredStatistics.QUANTITIES;
    }

    @Override
    public Set<Quantity> spectralQuantities() {
        return SPECTRAL;
    }

    @Override
    public boolean hasSpectralPeak() {
        return true;
    }

    @Override
    public SimulationSettings suggestedSettings(P parameters) {
        return SuggestedSettings.of(filtered.apply(parameters));
    }

    @Override
    public SimulationSettings suggestedSettings(P parameters, int size) {
        return SuggestedSettings.of(filtered.apply(parameters), size);
    }

    /** Refuses steps longer than the time constant, or radian, of a single unit's fastest mode. */
    @Override
    public void check(P parameters, SimulationSettings settings) {
        Couplings.checkSize(filtered.apply(parameters).coupling(), settings.size());
        double step = settings.timeStep() * (settings.scheme().coarseTangents() ? 2 : 1);
        double longest = 1 / SuggestedSettings.fastestRate(filtered.apply(parameters));
        if (step > longest) {
            throw new IllegalArgumentException("dt = " + settings.timeStep()
                    + " is out of range: a step must not be longer than the time constant of a unit's fastest mode, "
                    + longest + (step > settings.timeStep() ? ", nor must two with coarse tangents." : "."));
        }
    }

    @Override
    public Workload workload(P parameters, SimulationSettings settings) {
        double size = settings.size();
        Precision precision = settings.scheme().precision();
        CouplingEnsemble coupling = filtered.apply(parameters).coupling();
        boolean dense = coupling == CouplingEnsemble.DENSE;
        double wordLength = precision == Precision.SINGLE ? 0.5 : 1;
        return new Workload(
                Couplings.memory(coupling, size, precision),
                Couplings.operations(coupling, size) * wordLength,
                2 * size,
                2 * size,
                dense ? wordLength * BlockKernels.wholeBlocks(size) : 0,
                dense ? 0 : size,
                size,
                size,
                0);
    }

    @Override
    public double snapshotOperations(P parameters, double size, Set<Quantity> wanted) {
        boolean abscissa = wanted.contains(Quantity.SPECTRAL_ABSCISSA);
        boolean exponent = wanted.contains(Quantity.MAX_LYAPUNOV)
                && variables(parameters) * size <= Snapshot.LARGEST_UNASKED
                && SuggestedSettings.comesToRest(filtered.apply(parameters));
        // A command without eigenproblems need not wait until a solver is loaded.
        if (!abscissa && !exponent) {
            return 0;
        }
        boolean shared = unit.apply(parameters).isUniform();
        int problems = !shared && abscissa && exponent ? 2 : 1;
        return problems * EigenvalueSolver.best().operations(shared ? size : variables(parameters) * size);
    }

    /** Where units are alike the eigenvalues of the Jacobian follow from those of an N × N matrix. */
    @Override
    public int eigenproblem(P parameters, int size) {
        return unit.apply(parameters).isUniform() ? size : variables(parameters) * size;
    }

    @Override
    public boolean mayNeedMatrix(P parameters, Set<Quantity> wanted) {
        return wanted.contains(Quantity.SPECTRAL_ABSCISSA);
    }

    @Override
    public Realisation draw(P parameters, SimulationSettings settings, RandomStreams streams, Team team) {
        return new FilteredRealisation(filtered.apply(parameters), unit.apply(parameters), settings, streams, team);
    }
}
