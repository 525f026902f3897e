package org.cavity.diagrams;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.cavity.diagrams.command.CavityCommandLine;
import org.cavity.theory.model.Quantity;
import org.cavity.validation.Model;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * The command line over models that nothing in the main code has heard of, {@code toy}, {@code fold} and
 * {@code toy-population}. Their parameters, own quantities and critical lines reach every command, table and picture
 * through the registry alone.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
public record Toy(int status, String out, String err) {

    /** Runs a command. */
    public static Toy run(String... arguments) {
        return run(0, arguments);
    }

    /** Runs a command with a simulation that is wrong by a bias. */
    public static Toy run(double bias, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = line(bias).execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Toy(status, out.toString(), err.toString());
    }

    private static CavityCommandLine line(double bias) {
        return new CavityCommandLine(List.of(model(bias), fold(), population()), () -> "test", () -> 2e9, false);
    }

    /** The model, with a simulation that is wrong by a bias. */
    public static Model<ToyParameters> model(double bias) {
        return new Model<>(
                new ToyTheory(),
                new ToySimulation(bias),
                List.of(ValidationPoint.of(
                        "drive 2",
                        ToyParameters.SCHEMA.defaults(),
                        QuantityCheck.of(Quantity.VARIANCE, 0.2, 0.1).withSimulationError(1e-3))));
    }

    /** A model whose theory has an S of fixed points and chaos beside it. */
    public static Model<ToyParameters> fold() {
        return new Model<>(new FoldTheory(), new ToySimulation(0));
    }

    /** A model of spiking neurons. */
    public static Model<ToyNeurons> population() {
        return new Model<>(
                new ToyPopulationTheory(),
                new ToyPopulationSimulation(),
                List.of(ValidationPoint.of(
                        "defaults",
                        ToyNeurons.SCHEMA.defaults(),
                        QuantityCheck.of(Quantity.RATE, 0.05, 0.1).withSimulationError(0.05))));
    }

    /** A process of its own, for tests that end it, and for looking at the pictures by hand. */
    public static void main(String[] arguments) {
        System.exit(line(0).execute(new PrintWriter(System.out), new PrintWriter(System.err), arguments));
    }
}
