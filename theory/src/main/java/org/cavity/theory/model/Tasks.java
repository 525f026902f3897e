package org.cavity.theory.model;

import java.util.function.IntConsumer;

/**
 * Runs independent pieces of work, on as many threads as the caller owns. Theory has none of its own; a computation
 * gives the same bits whoever runs its pieces.
 */
@FunctionalInterface
public interface Tasks {

    /** One piece after the other, on the calling thread. */
    Tasks SEQUENTIAL = (count, task) -> {
        for (int i = 0; i < count; i++) {
            task.accept(i);
        }
    };

    /**
     * Calls {@code task} with every number from 0 to {@code count} − 1, in any order, and returns when all are done.
     * The first exception that a piece throws is thrown again.
     */
    void run(int count, IntConsumer task);
}
