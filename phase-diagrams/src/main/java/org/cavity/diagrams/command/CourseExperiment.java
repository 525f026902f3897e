package org.cavity.diagrams.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cavity.numerics.model.Progress;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.RateCourse;
import org.cavity.validation.SimulationRun;

/**
 * The rate before and under an input that changes at time 0.
 *
 * @param subject the population
 * @param stimulus the input
 * @param span which times are shown
 * @param <P> the parameter record
 */
record CourseExperiment<P extends Record>(Subject<P> subject, Stimulus stimulus, Span span)
        implements ResponseExperiment {

    /**
     * An input that changes.
     *
     * @param kind how it was given: step, sine or input
     * @param text what it is, for people
     * @param settings what decides it
     * @param input the input
     * @param reading what its response is summed up by
     */
    record Stimulus(String kind, String text, Map<String, Object> settings, InputCourse input, CourseReading reading) {}

    /**
     * Times in bins; time 0 is between two of them.
     *
     * @param before number of bins before time 0
     * @param after number of bins after it
     * @param bin width of a bin
     */
    record Span(int before, int after, double bin) {

        double start() {
            return -before * bin;
        }

        double end() {
            return after * bin;
        }
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>(stimulus.settings());
        settings.put("duration", span.end());
        settings.put("bin", span.bin());
        subject.networks().ifPresent(networks -> {
            settings.put("simulate", true);
            Map<String, Object> simulation = Plan.populationSettings(networks.settings());
            // The course has a time of its own.
            simulation.remove("time");
            settings.putAll(simulation);
        });
        return settings;
    }

    @Override
    public List<String> tables() {
        return stimulus.input() instanceof InputCourse.Series
                ? List.of("data.csv", "summary.csv", StoredCommand.INPUT, Results.ARRAYS)
                : List.of("data.csv", "summary.csv", Results.ARRAYS);
    }

    @Override
    public String theoryWork() {
        return "one course of the theory";
    }

    @Override
    public Optional<SimulationRun<?>> cost() {
        return subject.networks()
                .map(networks -> new SimulationRun<>(
                        networks.simulation(),
                        subject.parameters(),
                        networks.settings().withTime(span.end() - span.start()),
                        Set.of()));
    }

    @Override
    public Report run(Progress progress) {
        InputCourse input = stimulus.input();
        RateCourse theory = Requested.of(
                () -> subject.theory().course(subject.parameters(), input, span.start(), span.end(), span.bin()));
        Optional<RateCourse> simulation = subject.networks()
                .map(networks -> Requested.of(() -> networks.response()
                        .course(
                                subject.parameters(),
                                input,
                                span.start(),
                                span.end(),
                                span.bin(),
                                networks.settings(),
                                progress)));
        return new CourseReport(this, theory, simulation);
    }

    /** What theory and simulation have to say of their courses. */
    static List<String> notes(RateCourse theory, Optional<RateCourse> simulation) {
        List<String> notes = new ArrayList<>();
        if (!theory.note().isEmpty()) {
            notes.add("theory: " + theory.note());
        }
        simulation
                .filter(course -> !course.note().isEmpty())
                .ifPresent(course -> notes.add("simulation: " + course.note()));
        return notes;
    }
}
