package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.SineResponse;
import picocli.CommandLine.Option;

/** Which input the population responds to, and over what time or at which frequencies. */
final class StimulusOptions {

    /** Time before the stimulus, in ms. */
    private static final double BEFORE = 100;

    /** Time shown after a step, and the least after any other stimulus, in ms. */
    private static final double AFTER_STEP = 500;

    private static final double AFTER_SINE = 200;

    /** Periods of a sinusoid. */
    private static final int PERIODS = 8;

    private static final double BIN = 2;

    /** Bins that a period must have at least, and how many it has unless the user chooses the bin. */
    private static final int COARSEST = 4;

    private static final int FINE = 10;

    /** Bins that {@link org.cavity.theory.model.StepResponse} needs on either side. */
    private static final int FEWEST = 3;

    private static final double MOST = 1e6;

    /** Theory's frequencies, Hz, unless the user names some: this many from 1 to 100. */
    private static final int FREQUENCIES = 41;

    /** Those of the tables and of the simulation. */
    private static final double[] MEASURED = {2.5, 5, 10, 20, 40};

    @Option(
            names = "--step",
            paramLabel = "INPUT=A:B",
            description = "Step of the input's mean, of its deviation over neurons, or of the variance that this gives"
                    + " the potential: mean=20:22, deviation=3:5, variance=2:6; with one number, mean=22, from the"
                    + " parameters' own value.")
    private String step;

    @Option(
            names = "--sine",
            paramLabel = "INPUT=A@F",
            description = "Sinusoid of amplitude A and frequency F in Hz about the parameters' own input: mean=1@10.")
    private String sine;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "CSV file of an input with the columns time (from 0 on), mean and deviation, linear in between.")
    private String input;

    @Option(
            names = "--filters",
            fallbackValue = "true",
            description = "Linear response to mean and deviation over frequency: gain and phase.")
    private boolean filters;

    @Option(
            names = "--frequencies",
            paramLabel = "F,F,...",
            description = "Frequencies in Hz for --filters (default: 1 to 100; simulation at 2.5,5,10,20,40).")
    private String frequencies;

    @Option(
            names = "--duration",
            paramLabel = "T",
            description = "Time after the onset of the stimulus, in ms (default: 500, 8 periods, or that of the file).")
    private Double duration;

    @Option(names = "--bin", paramLabel = "T", description = "Width of the bins of the rate, in ms (default: 2).")
    private Double bin;

    /** Whether what is asked for are filters. */
    boolean areFilters() {
        return filters;
    }

    /**
     * What the user asks for.
     *
     * @throws UsageException if it is nothing, more than one thing, or not possible
     */
    <P extends Record> ResponseExperiment experiment(ResponseExperiment.Subject<P> subject) {
        List<String> given = new ArrayList<>();
        Stream.of(
                        Map.entry("--step", step != null),
                        Map.entry("--sine", sine != null),
                        Map.entry("--input", input != null),
                        Map.entry("--filters", filters))
                .filter(Map.Entry::getValue)
                .forEach(entry -> given.add(entry.getKey()));
        if (given.isEmpty()) {
            throw new UsageException("There is nothing to respond to: give --step, --sine, --input or --filters.");
        }
        if (given.size() > 1) {
            throw new UsageException(
                    String.join(" and ", given) + " are given: a population responds to one of them at a time.");
        }
        if (filters) {
            requireAbsent("duration", duration, "filters have no duration");
            requireAbsent("bin", bin, "filters have no bins of time");
            return filters(subject);
        }
        requireAbsent("frequencies", frequencies, "only --filters are asked for at frequencies");
        return course(subject);
    }

    private static void requireAbsent(String name, Object value, String why) {
        if (value != null) {
            throw new UsageException(name + " = " + value + " is out of place: " + why + ".");
        }
    }

    private <P extends Record> ResponseExperiment filters(ResponseExperiment.Subject<P> subject) {
        if (frequencies != null) {
            double[] chosen = chosenFrequencies();
            return new FilterExperiment<>(subject, chosen, chosen);
        }
        double[] all = DoubleStream.concat(
                        IntStream.range(0, FREQUENCIES)
                                .mapToDouble(i -> i == FREQUENCIES - 1 ? 100 : Math.pow(100, i / (FREQUENCIES - 1.0))),
                        Arrays.stream(MEASURED))
                .sorted()
                .distinct()
                .toArray();
        return new FilterExperiment<>(subject, all, MEASURED.clone());
    }

    private double[] chosenFrequencies() {
        double[] chosen;
        try {
            chosen = Arrays.stream(frequencies.split(",", -1))
                    .mapToDouble(part -> Double.parseDouble(part.trim()))
                    .sorted()
                    .distinct()
                    .toArray();
        } catch (NumberFormatException e) {
            throw new UsageException("frequencies = " + frequencies + " is not a list of numbers such as 2.5,5,10.");
        }
        for (double f : chosen) {
            if (!(f > 0) || !Double.isFinite(f)) {
                throw new UsageException(
                        "frequencies = " + frequencies + " is out of range: each must be finite and greater than 0.");
            }
        }
        return chosen;
    }

    private <P extends Record> ResponseExperiment course(ResponseExperiment.Subject<P> subject) {
        if (step != null) {
            return new CourseExperiment<>(subject, StimulusText.step(step, subject), span(AFTER_STEP, BIN));
        }
        if (sine != null) {
            StimulusText.Sine parsed = StimulusText.sine(sine, subject);
            double period = 1 / parsed.input().frequency();
            double usual = period * Math.ceil(Math.max(PERIODS, AFTER_SINE / period) - 1e-9);
            CourseExperiment.Span span = span(usual, bin(period));
            if (span.bin() > period / COARSEST) {
                throw new UsageException("bin = " + span.bin() + " is out of range: a period of " + period
                        + " ms needs at least " + COARSEST + " bins.");
            }
            if (span.end() < (SineResponse.PERIODS - 1e-6) * period) {
                throw new UsageException("duration = " + span.end() + " is out of range: it must be at least "
                        + SineResponse.PERIODS + " periods, " + SineResponse.PERIODS * period + " ms.");
            }
            return new CourseExperiment<>(subject, parsed.stimulus(), span);
        }
        InputSeriesFile file = InputSeriesFile.read(input);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("input_sha256", file.sha256());
        return new CourseExperiment<>(
                subject,
                new CourseExperiment.Stimulus(
                        "input",
                        "input of " + input + ", " + Plan.count(file.series().times().length, "time"),
                        settings,
                        file.series(),
                        CourseReading.ofSeries()),
                span(file.end() > 0 ? file.end() : AFTER_STEP, BIN));
    }

    /** The usual bin, halved until a period has enough of them: a multiple of the usual integration steps. */
    private static double bin(double period) {
        double width = BIN;
        while (width > period / FINE) {
            width /= 2;
        }
        return width;
    }

    /** Whole bins on either side of time 0. */
    private CourseExperiment.Span span(double usualDuration, double usualBin) {
        double width = positive("bin", bin, usualBin);
        double time = positive("duration", duration, usualDuration);
        double after = Math.ceil(time / width - 1e-9);
        double before = Math.max(FEWEST, Math.ceil(BEFORE / width - 1e-9));
        if (after < FEWEST) {
            throw new UsageException("duration = " + time + " is out of range: it must be at least " + FEWEST
                    + " bins of " + width + " ms.");
        }
        if (after + before > MOST) {
            throw new UsageException(
                    "bin = " + width + " is out of range: " + time + " ms have more than a million bins.");
        }
        return new CourseExperiment.Span((int) before, (int) after, width);
    }

    private static double positive(String name, Double given, double usual) {
        if (given != null && !(given > 0 && Double.isFinite(given))) {
            throw new UsageException(name + " = " + given + " is out of range: it must be finite and greater than 0.");
        }
        return given != null ? given : usual;
    }
}
