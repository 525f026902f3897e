package org.cavity.numerics.adapting;

import org.cavity.numerics.model.PopulationSimulation.Recording;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.spiking.RateBins;
import org.cavity.numerics.spiking.SpikeSpectrum;
import org.cavity.numerics.spiking.StepTimes;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.Columns;

/** Records one population under constant input: its rate, the spectrum of its neurons, their rates given the input. */
final class PopulationRecorder {

    private static final int HISTOGRAM_BINS = 60;

    private final AdaptingPopulation population;
    private final SimulationSettings settings;
    private final Team team;

    PopulationRecorder(AdaptingPopulation population, SimulationSettings settings, Team team) {
        this.population = population;
        this.settings = settings;
        this.team = team;
    }

    Recording record(Progress progress) {
        double dt = settings.timeStep();
        StepTimes times = StepTimes.of(settings);
        boolean inputs = population.inputVariance() > 0;
        double share = inputs ? 0.5 : 1;
        ReplicaMeasurement replica = new ReplicaMeasurement(population, settings, 0, team);
        int[] sizes = Layout.independent(settings.size());
        PopulationRun run = replica.started(sizes, false, f -> progress.advance(f * share));

        SpikeSpectrum spectrum = new SpikeSpectrum(sizes, dt, settings.time());
        RateBins rate = new RateBins(settings.size(), dt, times.steps());
        run.run(
                times.steps(),
                spectrum.recorders(),
                rate::add,
                f -> progress.advance(f * share * times.measuredPart()));
        double[][] histogram = new double[3][0];
        if (inputs) {
            histogram = replica.logRates(f -> progress.advance(f * share)).histogram(HISTOGRAM_BINS);
        }
        return new Recording(
                rate.columns(),
                spectrum.columns(),
                Columns.of("log_rate", histogram[0], "density", histogram[1], "error", histogram[2]));
    }
}
