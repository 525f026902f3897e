package org.cavity.diagrams;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import org.cavity.diagrams.command.CavityCommandLine;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.kernel.ProductRate;
import org.cavity.validation.Models;

/** The program {@code cavity}. */
public final class Cavity {

    /** Set by the launcher: Java itself cannot portably tell whether standard error is a terminal. */
    private static final String TERMINAL = "cavity.terminal";

    /**
     * Set by the launcher where Java's own warnings are kept apart: number of the descriptor that is standard error.
     */
    private static final String STANDARD_ERROR = "cavity.stderr";

    private Cavity() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        FileDescriptor error = standardError();
        // The progress bar and the loggers of libraries write there, too.
        System.setErr(new PrintStream(new FileOutputStream(error), true, StandardCharsets.UTF_8));
        // Symbols such as λ₁ must survive whatever encoding the system's locale names.
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(error);
        CavityCommandLine line = new CavityCommandLine(
                Models.all(), () -> Kernels.best().name(), ProductRate::measure, Boolean.getBoolean(TERMINAL));
        System.exit(line.execute(out, err, arguments));
    }

    private static FileDescriptor standardError() {
        Integer number = Integer.getInteger(STANDARD_ERROR);
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            // The launcher opens java.io for this: reopening the descriptor by name would lose its place in a file.
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("descriptor " + number + " cannot be used", e);
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}
