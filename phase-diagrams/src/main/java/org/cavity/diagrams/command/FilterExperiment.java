package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cavity.diagrams.UsageException;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputFilter;
import org.cavity.theory.model.InputLevel;
import org.cavity.validation.SimulationRun;

/**
 * The linear response of ln A to each channel of the input, over frequency.
 *
 * @param subject the population
 * @param predicted frequencies at which theory is asked, ascending, Hz
 * @param measured frequencies of the tables, at which populations are simulated; ascending, among the predicted ones
 * @param <P> the parameter record
 */
record FilterExperiment<P extends Record>(Subject<P> subject, double[] predicted, double[] measured)
        implements ResponseExperiment {

    /**
     * Modulation of ln A that theory predicts for the simulated amplitude: well seen, and linear to an eighth of its
     * square.
     */
    private static final double MODULATION = 0.2;

    /** The deviation is modulated by no more than this part of it. */
    private static final double DEPTH = 0.5;

    /** Points of the line in the picture. */
    private static final int LINE = 81;

    /**
     * One channel's filter.
     *
     * @param theory at the frequencies of {@link #predicted}
     * @param line theory at many frequencies, for the picture
     * @param simulation if there is one
     * @param amplitude of the simulated modulation, NaN without simulation
     */
    record Found(InputFilter theory, InputFilter line, Optional<InputFilter> simulation, double amplitude) {}

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("filters", true);
        settings.put("frequencies", Arrays.stream(predicted).boxed().toList());
        subject.networks().ifPresent(networks -> {
            settings.put("simulate", true);
            settings.put(
                    "simulated_frequencies", Arrays.stream(measured).boxed().toList());
            settings.putAll(Plan.populationSettings(networks.settings()));
        });
        return settings;
    }

    @Override
    public List<String> tables() {
        return List.of("data.csv", Results.ARRAYS);
    }

    @Override
    public String theoryWork() {
        return Plan.count(channels().size(), "filter") + " of the theory";
    }

    @Override
    public Optional<SimulationRun<?>> cost() {
        return subject.networks().map(networks -> {
            double times =
                    networks.settings().time() * measured.length * channels().size();
            return new SimulationRun<>(
                    networks.simulation(),
                    subject.parameters(),
                    networks.settings().withTime(times),
                    Set.of());
        });
    }

    /** Without input of their own the neurons have no deviation that could be modulated. */
    List<InputChannel> channels() {
        return input().deviation() > 0
                ? List.of(InputChannel.MEAN, InputChannel.DEVIATION)
                : List.of(InputChannel.MEAN);
    }

    private InputLevel input() {
        return subject.theory().input(subject.parameters());
    }

    @Override
    public Report run(Progress progress) {
        List<Found> filters = new ArrayList<>();
        int parts = channels().size();
        for (InputChannel channel : channels()) {
            InputFilter theory = theory(channel, predicted);
            InputFilter line = theory(channel, line());
            if (subject.networks().isEmpty()) {
                filters.add(new Found(theory, line, Optional.empty(), Double.NaN));
                continue;
            }
            Networks<P> networks = subject.networks().get();
            double amplitude = amplitude(channel, theory);
            InputFilter simulation = Requested.of(() -> networks.response()
                    .filter(
                            subject.parameters(),
                            channel,
                            amplitude,
                            measured,
                            networks.settings(),
                            f -> progress.advance(f / parts)));
            filters.add(new Found(theory, line, Optional.of(simulation), amplitude));
        }
        return new FilterReport(this, filters);
    }

    private InputFilter theory(InputChannel channel, double[] frequencies) {
        return Requested.of(() -> subject.theory().filter(subject.parameters(), channel, frequencies));
    }

    private double[] line() {
        double low = predicted[0];
        double ratio = predicted[predicted.length - 1] / low;
        double[] frequencies = new double[LINE];
        Arrays.setAll(frequencies, i -> low * Math.pow(ratio, i / (LINE - 1.0)));
        return frequencies;
    }

    private double amplitude(InputChannel channel, InputFilter theory) {
        double gain = Arrays.stream(theory.gains()).max().orElseThrow();
        double amplitude = MODULATION / gain;
        if (!(gain > 0) || !Double.isFinite(amplitude)) {
            throw new UsageException("The filter of the " + channel
                    + " cannot be simulated: theory gives no gain from which to choose the amplitude.");
        }
        return channel == InputChannel.DEVIATION ? Math.min(amplitude, DEPTH * input().deviation()) : amplitude;
    }
}
