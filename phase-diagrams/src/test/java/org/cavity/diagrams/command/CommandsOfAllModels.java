package org.cavity.diagrams.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.cavity.validation.Models;

/** The command line over the models that there are, and what the last command has printed. */
final class CommandsOfAllModels {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs a command and returns its exit status. */
    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CavityCommandLine(Models.all(), () -> "test", () -> 2e9, false)
                .execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
