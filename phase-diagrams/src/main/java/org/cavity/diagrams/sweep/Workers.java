package org.cavity.diagrams.sweep;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.cavity.numerics.statistics.Replicas;

/**
 * A number of threads that share independent work.
 *
 * @param threads how many, at least 1
 */
public record Workers(int threads) {

    /**
     * Calls the task with 0, 1, …, count − 1, each once, in any order and on any of the threads. What a call throws is
     * thrown here, and no further calls begin.
     *
     * @throws IllegalStateException if the calling thread is interrupted
     */
    public void forEach(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Replicas.inParallel(threads, threads, thread -> {
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } catch (RuntimeException | Error e) {
                next.set(count);
                throw e;
            }
            return thread;
        });
    }
}
