package org.cavity.diagrams.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cavity.diagrams.UsageException;
import org.cavity.numerics.model.NetworkDynamics;
import org.cavity.theory.model.ResponseTheory;
import org.cavity.theory.model.Suggestion;
import org.cavity.validation.Model;

/**
 * What all commands share.
 *
 * @param models the models there are
 * @param kernel which kernels do the numerical work, for the record
 * @param rate operations of a simulation that one thread does in a second, for estimates of what it costs
 * @param out standard output
 * @param err standard error
 * @param terminal whether standard error is a terminal, so that progress may be shown
 * @param arguments the command line as typed
 */
record Session(
        List<Model<?>> models,
        Supplier<String> kernel,
        DoubleSupplier rate,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        List<String> arguments) {

    /** Operations of a theory that one thread does in a second, on processors of the last ten years within a factor of two. */
    private static final double THEORY_RATE = 4e9;

    /**
     * The model of this name.
     *
     * @throws UsageException if there is none; the message suggests the nearest
     */
    Model<?> model(String name) {
        List<String> names = models.stream().<String>map(Model::name).toList();
        if (name == null) {
            throw new UsageException(
                    "The name of a model is missing; the models are " + String.join(", ", names) + ".");
        }
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no model '" + name + "'; "
                        + Suggestion.nearest(name, names)
                                .map(s -> "did you mean '" + s + "'?")
                                .orElse("the models are " + names.stream().collect(Collectors.joining(", ")) + ".")));
    }

    /**
     * The networks of smooth units of a model.
     *
     * @param what what is asked of them, such as {@code "Lyapunov exponents"}
     * @throws UsageException if the model has none; the message names the models that do
     */
    <P extends Record> NetworkDynamics<P> dynamics(Model<P> model, String what) {
        return model.simulation()
                .dynamics()
                .orElseThrow(
                        () -> lacks(model, what, m -> m.simulation().dynamics().isPresent()));
    }

    /**
     * How the rate of a model's population follows a changing input.
     *
     * @throws UsageException if the model has none; the message names the models that do
     */
    <P extends Record> ResponseTheory<P> response(Model<P> model) {
        return model.theory()
                .response()
                .orElseThrow(() -> lacks(
                        model,
                        "population rate that follows an input",
                        m -> m.theory().response().isPresent()));
    }

    private UsageException lacks(Model<?> model, String what, Predicate<Model<?>> has) {
        String others = models.stream().filter(has).map(Model::name).collect(Collectors.joining(", "));
        return new UsageException("The model " + model.name() + " has no " + what
                + (others.isEmpty() ? "." : "; models that have: " + others + "."));
    }

    /**
     * Prints what the reader of a simulation beside a prediction must know.
     *
     * @param note what theory has to say, may be empty
     * @param converged whether theory converged
     * @param warnings of the simulation
     */
    void warn(String note, boolean converged, List<String> warnings) {
        if (!note.isEmpty()) {
            out.print("note: " + note + "\n");
        }
        if (!converged) {
            out.print("warning: theory did not converge, or lacks what was asked for\n");
        }
        warnings.forEach(w -> out.print("warning: " + w + "\n"));
    }

    /** Tells people something that is no part of the results. */
    void note(String sentence) {
        err.println("cavity: " + sentence);
        err.flush();
    }

    /** An estimate of the seconds that so many operations of simulations take, right within a factor of two or three. */
    double seconds(double operations, int threads) {
        return operations / (rate.getAsDouble() * threads);
    }

    /** An estimate of the seconds that so many operations of a theory take, which knows no vector kernels. */
    static double theorySeconds(double operations, int threads) {
        return operations / (THEORY_RATE * threads);
    }

    /** Progress on standard error: a bar if it is a terminal, else a line a minute. Closing it ends it. */
    ProgressDisplay progress(String task) {
        return terminal ? ProgressDisplay.bar(task) : ProgressDisplay.log(task, this::note, ProgressDisplay.MINUTE);
    }
}
