package org.cavity.numerics.adapting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.BinnedSpikes;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.spiking.SpikeRecorder;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.Replicas;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.RateCourse;

/** The rate of populations in bins of time, while their input follows a course. */
final class PeristimulusHistogram {

    private static final double MS_PER_SECOND = 1000;

    /** How far a bin may be from a multiple of the step. */
    private static final double ROUNDING = 1e-6;

    private final AdaptingPopulation population;
    private final InputCourse input;
    private final SimulationSettings settings;
    private final long stepsBefore;
    private final long stepsPerBin;
    private final int bins;
    private final int[] sizes;

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if they are not start ≤ 0 &lt; end, or the bin is no multiple of the step
     */
    PeristimulusHistogram(
            AdaptingPopulation population,
            InputCourse input,
            double start,
            double end,
            double bin,
            SimulationSettings settings) {
        double dt = settings.timeStep();
        require(start <= 0 && Double.isFinite(start), "start", start, "at most 0");
        require(end > 0 && Double.isFinite(end), "end", end, "greater than 0");
        double perBin = bin / dt;
        require(
                bin > 0 && Math.abs(perBin - Math.round(perBin)) < ROUNDING * perBin && perBin > 0.5,
                "bin",
                bin,
                "a multiple of dt = " + dt);
        this.population = population;
        this.input = input;
        this.settings = settings;
        this.stepsPerBin = Math.round(perBin);
        this.stepsBefore = Math.round(-start / dt);
        double count = Math.floor((end - start) / bin + ROUNDING);
        require(count >= 1 && count <= Integer.MAX_VALUE / 16, "bin", bin, "shorter than end - start, but not by 1e8");
        this.bins = (int) count;
        this.sizes = Layout.independent(settings.size());
    }

    private static void require(boolean allowed, String name, double value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " = " + value + " is out of range: it must be " + range + ".");
        }
    }

    RateCourse measure(Progress progress) {
        int replicas = settings.replicas();
        List<List<BinnedSpikes>> populations = Replicas.inParallel(replicas, settings.threads(), replica -> {
            try (Team team = Team.of(settings.threadsPerNetwork())) {
                return run(replica, team, f -> progress.advance(f / replicas));
            }
        });
        double dt = settings.timeStep();
        boolean independent = population.coupling() == 0 || replicas == 1;
        double[] times = new double[bins];
        double[] rates = new double[bins];
        double[] errors = new double[bins];
        double perSpike = MS_PER_SECOND / (stepsPerBin * dt);
        for (int k = 0; k < bins; k++) {
            List<Double> samples = new ArrayList<>();
            long spikes = 0;
            for (List<BinnedSpikes> blocks : populations) {
                long ofPopulation = 0;
                for (int b = 0; b < sizes.length; b++) {
                    int count = blocks.get(b).counts()[k];
                    ofPopulation += count;
                    if (independent) {
                        samples.add(count * perSpike / sizes[b]);
                    }
                }
                spikes += ofPopulation;
                if (!independent) {
                    samples.add(ofPopulation * perSpike / settings.size());
                }
            }
            times[k] = -stepsBefore * dt + (k + 0.5) * stepsPerBin * dt;
            rates[k] = spikes * perSpike / ((double) settings.size() * replicas);
            errors[k] = Average.of(
                            samples.stream().mapToDouble(Double::doubleValue).toArray())
                    .error();
        }
        return new RateCourse(times, rates, errors, "");
    }

    private List<BinnedSpikes> run(int replica, Team team, Progress progress) {
        double dt = settings.timeStep();
        long transientSteps = Math.round(settings.transientTime() / dt);
        long steps = bins * stepsPerBin;
        double part = (double) steps / (steps + transientSteps);
        PopulationRun run = new PopulationRun(
                population,
                input,
                -(stepsBefore + transientSteps) * dt,
                dt,
                sizes,
                false,
                new RandomStreams(settings.seed(), replica),
                team);
        run.run(transientSteps, List.of(), (step, spikes) -> {}, f -> progress.advance(f * (1 - part)));
        List<BinnedSpikes> histograms = Arrays.stream(sizes)
                .mapToObj(size -> new BinnedSpikes(stepsPerBin, bins))
                .toList();
        run.run(
                steps,
                histograms.stream().map(h -> List.<SpikeRecorder>of(h)).toList(),
                (step, spikes) -> {},
                f -> progress.advance(f * part));
        return histograms;
    }
}
