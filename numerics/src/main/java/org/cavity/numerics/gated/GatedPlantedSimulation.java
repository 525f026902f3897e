package org.cavity.numerics.gated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cavity.numerics.connectivity.Couplings;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.gated.fixedpoint.FixedPoints;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/** One gated network with a planted fixed point. */
final class GatedPlantedSimulation implements PlantedSimulation<GatedNetwork> {

    @Override
    public void check(GatedNetwork network, int number, SimulationSettings settings) {
        PlantedFixedPoint.check(FixedPoints.solve(network, number), settings);
    }

    @Override
    public Spectrum spectrum(GatedNetwork network, int number, SimulationSettings settings) {
        GatedSnapshot snapshot = PlantedFixedPoint.snapshot(FixedPoints.solve(network, number), settings);
        Map<Quantity, Sample> samples = new LinkedHashMap<>();
        snapshot.quantities(GatedSnapshot.QUANTITIES)
                .forEach((quantity, value) -> samples.put(quantity, Sample.of(value)));
        Eigenvalues eigenvalues = snapshot.eigenvalues();
        return new Spectrum(
                new JacobianEigenvalues(settings, eigenvalues.re(), eigenvalues.im(), snapshot.law()),
                new Measurement(settings, samples, List.of(), ""));
    }

    @Override
    public double cost(GatedNetwork network, SimulationSettings settings) {
        return EigenvalueSolver.best().operations(snapshotLength(network, settings));
    }

    @Override
    public double memory(GatedNetwork network, SimulationSettings settings) {
        double length = snapshotLength(network, settings);
        return 3 * Couplings.memory(CouplingEnsemble.DENSE, settings.size(), Precision.DOUBLE)
                + 8 * Snapshot.MATRICES * length * length;
    }

    /** What moves the reset gates by itself keeps them in the eigenproblem. */
    private static double snapshotLength(GatedNetwork network, SimulationSettings settings) {
        return (network.resetNoiseVariance() > 0 ? GatedDynamics.VARIABLES : 2) * (double) settings.size();
    }
}
