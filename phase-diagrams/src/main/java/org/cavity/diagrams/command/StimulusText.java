package org.cavity.diagrams.command;

import java.util.List;
import java.util.Map;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.TextTable;
import org.cavity.theory.model.InputChannel;
import org.cavity.theory.model.InputCourse;
import org.cavity.theory.model.InputLevel;
import org.cavity.theory.model.Suggestion;

/** Steps and sinusoids as users type them. */
final class StimulusText {

    private static final String VARIANCE = "variance";

    /** Frequencies are in Hz, times in ms. */
    private static final double MS_PER_S = 1000;

    private StimulusText() {}

    /** A sinusoid with what it is. */
    record Sine(CourseExperiment.Stimulus stimulus, InputCourse.Sinusoid input) {}

    /** An input and the text behind the equals sign. */
    private record Words(String option, String text, String name, String value, String form) {

        static Words of(String option, String text, List<String> names, String form) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new UsageException(option + " = " + text + " cannot be read: it must be " + form + ".");
            }
            String name = text.substring(0, equals).trim();
            if (!names.contains(name)) {
                throw new UsageException(option + " = " + text + " names no input: it must be one of "
                        + String.join(", ", names)
                        + Suggestion.nearest(name, names)
                                .map(s -> "; did you mean '" + s + "'?")
                                .orElse("."));
            }
            return new Words(option, text, name, text.substring(equals + 1), form);
        }

        double number(String part) {
            try {
                double value = Double.parseDouble(part.trim());
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw wrong("cannot be read: it must be " + form);
            }
            throw wrong("is out of range: its numbers must be finite");
        }

        UsageException wrong(String what) {
            return new UsageException(option + " = " + text + " " + what + ".");
        }
    }

    /**
     * Reads {@code mean=20:22}, {@code deviation=3:5}, {@code variance=2:6} or {@code mean=22}.
     *
     * @throws UsageException if the text has another form or is no step
     */
    static <P extends Record> CourseExperiment.Stimulus step(String text, ResponseExperiment.Subject<P> subject) {
        Words words = Words.of(
                "step", text, List.of("mean", "deviation", VARIANCE), "INPUT=FROM:TO, such as mean=20:22, or INPUT=TO");
        String[] parts = words.value().split(":", -1);
        if (parts.length > 2) {
            throw words.wrong("cannot be read: it must be " + words.form());
        }
        InputChannel channel = words.name().equals("mean") ? InputChannel.MEAN : InputChannel.DEVIATION;
        InputLevel own = subject.theory().input(subject.parameters());
        double last = level(words, parts[parts.length - 1], subject);
        double first = parts.length == 2 ? level(words, parts[0], subject) : own.get(channel);
        if (first == last) {
            throw words.wrong("is no step: the input is the same before and after");
        }
        InputCourse.Step step =
                Requested.of(() -> new InputCourse.Step(own.with(channel, first), own.with(channel, last)));
        String unit = subject.theory().inputUnit();
        String levels =
                "input " + channel + " from " + TextTable.brief(first) + " to " + TextTable.brief(last) + " " + unit;
        String of = words.name().equals(VARIANCE)
                ? "step of the potential's variance, " + words.value().trim() + " " + unit + "²: " + levels
                : "step: " + levels;
        return new CourseExperiment.Stimulus(
                "step",
                of,
                Map.of("step", channel + "=" + first + ":" + last),
                step,
                CourseReading.ofStep(subject.timeUnit()));
    }

    private static <P extends Record> double level(Words words, String part, ResponseExperiment.Subject<P> subject) {
        double value = words.number(part);
        if (!words.name().equals("mean") && value < 0) {
            throw words.wrong("is out of range: a " + words.name() + " must be at least 0");
        }
        return words.name().equals(VARIANCE)
                ? Requested.of(() -> subject.theory().deviation(subject.parameters(), value))
                : value;
    }

    /**
     * Reads {@code mean=1@10}.
     *
     * @throws UsageException if the text has another form, or the deviation would become negative
     */
    static <P extends Record> Sine sine(String text, ResponseExperiment.Subject<P> subject) {
        Words words =
                Words.of("sine", text, List.of("mean", "deviation"), "INPUT=AMPLITUDE@FREQUENCY, such as mean=1@10");
        String[] parts = words.value().split("@", -1);
        if (parts.length != 2) {
            throw words.wrong("cannot be read: it must be " + words.form());
        }
        double amplitude = words.number(parts[0]);
        double hertz = words.number(parts[1]);
        if (amplitude == 0) {
            throw words.wrong("is no sinusoid: its amplitude must differ from 0");
        }
        InputChannel channel = words.name().equals("mean") ? InputChannel.MEAN : InputChannel.DEVIATION;
        InputLevel own = subject.theory().input(subject.parameters());
        InputCourse.Sinusoid sinusoid =
                Requested.of(() -> new InputCourse.Sinusoid(own, channel, amplitude, hertz / MS_PER_S));
        String unit = subject.theory().inputUnit();
        String of = "sinusoid: input " + channel + " " + TextTable.brief(own.get(channel)) + " ± "
                + TextTable.brief(amplitude) + " " + unit + " at " + TextTable.brief(hertz) + " Hz";
        return new Sine(
                new CourseExperiment.Stimulus(
                        "sine",
                        of,
                        Map.of("sine", channel + "=" + amplitude + "@" + hertz),
                        sinusoid,
                        CourseReading.ofSine(amplitude, sinusoid.frequency(), unit)),
                sinusoid);
    }
}
