package org.cavity.diagrams.command;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cavity.diagrams.journal.SweepStore;

/** While it is open, a program that is interrupted or told to end stores what is done and says how to go on. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    /**
     * Begins to listen.
     *
     * @param done says how much is stored
     */
    Interruption(Session session, SweepStore store, Supplier<String> done) {
        hook = new Thread(() -> end(session, store, done), "cavity-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void end(Session session, SweepStore store, Supplier<String> done) {
        String lost = "";
        try {
            store.closeForGood();
        } catch (IOException e) {
            lost = " The last of them may be lost: " + e.getMessage() + ".";
        }
        session.err().print(session.terminal() ? "\n" : "");
        session.note("Interrupted: " + done.get() + "; the same command continues." + lost);
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
