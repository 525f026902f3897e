package org.cavity.diagrams.command;

import java.util.Locale;
import org.cavity.diagrams.UsageException;
import org.cavity.validation.SimulationRun;

/** Refuses what cannot fit into memory before any work is done. */
final class Memory {

    private Memory() {}

    /**
     * Compares with what the Java machine may use.
     *
     * @param what what needs the memory, such as {@code "size = 1000000"}
     * @throws UsageException if it does not fit
     */
    static void require(String what, double bytes) {
        double available = Runtime.getRuntime().maxMemory();
        if (!(bytes <= available)) {
            throw new UsageException(
                    what + " needs " + text(bytes) + " of memory, but only " + text(available) + " are available.");
        }
    }

    /** Compares what a run of the simulation needs. */
    static void require(SimulationRun<?> run) {
        require("size = " + run.settings().size(), run.memory());
    }

    static String text(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        int u = 0;
        double value = bytes;
        while (value >= 1000 && u < units.length - 1) {
            value /= 1000;
            u++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[u]);
    }
}
