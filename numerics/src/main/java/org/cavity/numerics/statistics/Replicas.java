package org.cavity.numerics.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs independent networks in parallel. */
public final class Replicas {

    private Replicas() {}

    /**
     * Computes one result per replica, in the order of the replicas whatever the order in which they finish.
     *
     * @param replicas number of replicas
     * @param threads number of threads
     * @param compute result of the replica with this index; what it throws is thrown here
     */
    public static <T> List<T> inParallel(int replicas, int threads, IntFunction<T> compute) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, replicas), task -> {
            Thread thread = new Thread(task, "cavity-replica");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int r = 0; r < replicas; r++) {
                int replica = r;
                running.add(pool.submit(() -> compute.apply(replica)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
