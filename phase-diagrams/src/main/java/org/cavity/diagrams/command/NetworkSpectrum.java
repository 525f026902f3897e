package org.cavity.diagrams.command;

import java.util.Map;
import java.util.Set;
import org.cavity.numerics.model.JacobianEigenvalues;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.numerics.model.PlantedSimulation;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.validation.SimulationRun;

/** Where the eigenvalues of one network come from. */
sealed interface NetworkSpectrum {

    /**
     * Refuses what the run would refuse.
     *
     * @throws org.cavity.diagrams.UsageException with one sentence
     */
    void check();

    /** The settings that decide the results, by the names of their options. */
    Map<String, Object> settings();

    /** Rough number of floating-point operations. */
    double operations();

    /** Memory needed, in bytes. */
    double memory();

    /** Does the work. */
    Found find(Progress progress);

    /** Eigenvalues, and what else was measured. */
    record Found(JacobianEigenvalues eigenvalues, Measurement measurement) {}

    /** Of a network that is followed in time until it is on its attractor. */
    record OfAttractor<P extends Record>(NetworkDynamics<P> dynamics, SimulationRun<P> run) implements NetworkSpectrum {

        @Override
        public void check() {
            Requested.check(run.simulation(), run.parameters(), run.settings());
        }

        @Override
        public Map<String, Object> settings() {
            return Plan.settings(run.settings());
        }

        @Override
        public double operations() {
            return run.operations() + dynamics.eigenvaluesCost(run.parameters(), run.settings());
        }

        @Override
        public double memory() {
            return run.memory();
        }

        @Override
        public Found find(Progress progress) {
            Progress half = f -> progress.advance(f / 2);
            JacobianEigenvalues eigenvalues = Requested.of(
                    () -> dynamics.eigenvalues(run.parameters(), run.settings().withReplicas(1), half));
            return new Found(eigenvalues, Requested.of(() -> run.measure(half)));
        }
    }

    /** Of a network that is drawn with a given fixed point. */
    record OfFixedPoint<P extends Record>(
            PlantedSimulation<P> simulation, P parameters, int number, SimulationSettings settingsOfRun)
            implements NetworkSpectrum {

        private static final Set<String> SETTINGS = Set.of("size", "replicas", "seed", "slow_bound");

        @Override
        public void check() {
            Requested.of(() -> {
                simulation.check(parameters, number, settingsOfRun);
                return number;
            });
        }

        @Override
        public Map<String, Object> settings() {
            Map<String, Object> settings = Plan.settings(settingsOfRun);
            settings.keySet().retainAll(SETTINGS);
            settings.put("fixed_point", number);
            return settings;
        }

        @Override
        public double operations() {
            return simulation.cost(parameters, settingsOfRun);
        }

        @Override
        public double memory() {
            return simulation.memory(parameters, settingsOfRun);
        }

        @Override
        public Found find(Progress progress) {
            PlantedSimulation.Spectrum spectrum = simulation.spectrum(parameters, number, settingsOfRun);
            progress.advance(1);
            return new Found(spectrum.eigenvalues(), spectrum.measurement());
        }
    }
}
