package org.cavity.numerics.adapting;

import java.util.ArrayList;
import java.util.List;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.random.RandomStreams;
import org.cavity.numerics.spiking.Layout;
import org.cavity.numerics.statistics.Average;
import org.cavity.numerics.statistics.Replicas;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputFilter;
import org.hipparchus.complex.Complex;

/** The response of ln A to one channel of the input that follows a sine, frequency by frequency. */
final class ModulationResponse {

    private static final double MS_PER_SECOND = 1000;

    /** Stretches of whole periods that a population gives. */
    private static final long MOST_STRETCHES = 20;

    private final AdaptingPopulation population;
    private final InputChannel channel;
    private final double amplitude;
    private final SimulationSettings settings;

    /**
     * Checks the amplitude.
     *
     * @throws IllegalArgumentException if it is 0 or not finite
     */
    ModulationResponse(
            AdaptingPopulation population, InputChannel channel, double amplitude, SimulationSettings settings) {
        if (amplitude == 0 || !Double.isFinite(amplitude)) {
            throw new IllegalArgumentException(
                    "amplitude = " + amplitude + " is out of range: it must be finite and not 0.");
        }
        this.population = population;
        this.channel = channel;
        this.amplitude = amplitude;
        this.settings = settings;
    }

    InputFilter measure(double[] frequencies, Progress progress) {
        List<InputCourse> courses = new ArrayList<>();
        for (double f : frequencies) {
            courses.add(new InputCourse.Sinusoid(population.input(), channel, amplitude, f / MS_PER_SECOND));
            double fastest = MS_PER_SECOND / (4 * settings.timeStep());
            if (f > fastest) {
                throw new IllegalArgumentException("frequency = " + f + " is out of range: it must be at most "
                        + fastest + " Hz, a quarter of a cycle per step.");
            }
        }
        int replicas = settings.replicas();
        int runs = replicas * frequencies.length;
        List<List<Complex>> responses = Replicas.inParallel(runs, settings.threads(), index -> {
            try (Team team = Team.of(Math.max(1, settings.threads() / runs))) {
                int which = index / replicas;
                return run(
                        courses.get(which),
                        frequencies[which] / MS_PER_SECOND,
                        index,
                        team,
                        f -> progress.advance(f / runs));
            }
        });
        int n = frequencies.length;
        double[][] columns = new double[4][n];
        for (int i = 0; i < n; i++) {
            List<Complex> values = new ArrayList<>();
            responses.subList(i * replicas, (i + 1) * replicas).forEach(values::addAll);
            Complex mean = values.stream().reduce(Complex.ZERO, Complex::add).divide(values.size());
            Complex turn = mean.conjugate().divide(mean.norm());
            columns[0][i] = mean.norm();
            columns[1][i] = mean.getArgument();
            columns[2][i] = Average.of(values.stream()
                            .mapToDouble(v -> v.multiply(turn).getRealPart())
                            .toArray())
                    .error();
            columns[3][i] = Average.of(values.stream()
                                    .mapToDouble(v -> v.multiply(turn).getImaginaryPart())
                                    .toArray())
                            .error()
                    / mean.norm();
        }
        return new InputFilter(channel, frequencies.clone(), columns[0], columns[1], columns[2], columns[3]);
    }

    /** δ ln A/δI in each stretch of whole periods. */
    private List<Complex> run(InputCourse course, double frequency, int index, Team team, Progress progress) {
        double dt = settings.timeStep();
        long transientSteps = Math.round(settings.transientTime() / dt);
        long periods = Math.max(1, Math.round(settings.time() * frequency));
        int stretches = (int) Math.min(MOST_STRETCHES, periods);
        double stretchSteps = (periods / stretches) / (frequency * dt);
        long steps = (long) Math.ceil(stretches * stretchSteps);
        double part = (double) steps / (steps + transientSteps);
        PopulationRun run = new PopulationRun(
                population,
                course,
                0,
                dt,
                Layout.independent(settings.size()),
                false,
                new RandomStreams(settings.seed(), index),
                team);
        run.run(transientSteps, List.of(), (step, spikes) -> {}, f -> progress.advance(f * (1 - part)));
        double[][] sums = new double[6][stretches];
        double omega = 2 * Math.PI * frequency;
        run.run(
                steps,
                List.of(),
                (step, spikes) -> {
                    int s = (int) Math.min(stretches - 1, (long) (step / stretchSteps));
                    double phase = omega * (transientSteps + step + 0.5) * dt;
                    double cos = Math.cos(phase);
                    double sin = Math.sin(phase);
                    sums[0][s]++;
                    sums[1][s] += spikes;
                    sums[2][s] += spikes * cos;
                    sums[3][s] += spikes * sin;
                    sums[4][s] += cos;
                    sums[5][s] += sin;
                },
                f -> progress.advance(f * part));
        double averaging = Math.sin(omega * dt / 2) / (omega * dt / 2);
        List<Complex> responses = new ArrayList<>();
        for (int s = 0; s < stretches; s++) {
            double mean = sums[1][s] / sums[0][s];
            double cos = (sums[2][s] - mean * sums[4][s]) * 2 / (sums[0][s] * mean);
            double sin = (sums[3][s] - mean * sums[5][s]) * 2 / (sums[0][s] * mean);
            // ln A: cos cos(ωt) + sin sin(ωt) for the input sin(ωt) = Re(−i e^{iωt}).
            responses.add(new Complex(sin, cos).divide(amplitude * averaging));
        }
        return responses;
    }
}
