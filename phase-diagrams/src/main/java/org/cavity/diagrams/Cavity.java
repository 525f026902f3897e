package org.cavity.diagrams;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.cavity.diagrams.command.CavityCommandLine;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.validation.Models;

/** The program {@code cavity}. */
public final class Cavity {

    /** Set by the launcher: Java itself cannot portably tell whether standard error is a terminal. */
    private static final String TERMINAL = "cavity.terminal";

    /** Set by the launcher where standard error itself is kept for Java's own warnings: the file to write to instead. */
    private static final String STANDARD_ERROR = "cavity.stderr";

    private Cavity() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) throws FileNotFoundException {
        String file = System.getProperty(STANDARD_ERROR);
        if (file != null) {
            System.setErr(new PrintStream(new FileOutputStream(file, true), true, StandardCharsets.UTF_8));
        }
        // Symbols such as λ₁ must survive whatever encoding the system's locale names.
        PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = writer(file != null ? System.err : new FileOutputStream(FileDescriptor.err));
        CavityCommandLine line =
                new CavityCommandLine(Models.all(), () -> Kernels.best().name(), Boolean.getBoolean(TERMINAL));
        System.exit(line.execute(out, err, arguments));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }
}
