package org.cavity.diagrams.sweep;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A number of threads that share independent work.
 *
 * @param threads how many, at least 1
 */
public record Workers(int threads) {

    /**
     * Calls the task with 0, 1, …, count − 1, each once, in any order and on any of the threads.
     *
     * @throws IllegalStateException if the calling thread is interrupted
     */
    public void forEach(int count, IntConsumer task) {
        if (threads == 1) {
            IntStream.range(0, count).forEach(task);
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> IntStream.range(0, count).parallel().forEach(task)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
