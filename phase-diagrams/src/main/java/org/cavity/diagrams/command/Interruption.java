package org.cavity.diagrams.command;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.cavity.diagrams.journal.SweepStore;

/** While it is open, a program that is interrupted or told to end stores what is done and says how to go on. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    Interruption(Session session, SweepStore store, String total, String folder) {
        hook = new Thread(() -> end(session, store, total, folder), "cavity-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void end(Session session, SweepStore store, String total, String folder) {
        String lost = "";
        try {
            store.closeForGood();
        } catch (IOException e) {
            lost = " The last of them may be lost: " + e.getMessage() + ".";
        }
        session.err().print(session.terminal() ? "\n" : "");
        session.note("Interrupted: " + store.cells() + " of " + total + " are stored in " + folder
                + "; the same command continues." + lost);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The program is about to end; nothing more is to be done, or said, by this thread.
            while (true) {
                LockSupport.park();
            }
        }
    }
}
