package org.cavity.numerics.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that work on one network together. The work is divided into parts; who takes which part depends on chance, so
 * that a part must do the same whoever does it.
 *
 * <p>A matrix times a vector of a thousand elements takes a tenth of a millisecond, as long as waking a thread that
 * sleeps. Members therefore wait for work by spinning, and sleep only after {@value #SPIN_NANOS} ns without any.
 */
public final class Team implements AutoCloseable {

    /** What is to be done with one part. */
    @FunctionalInterface
    public interface Task {

        /**
         * Does one part.
         *
         * @param part index of the part
         * @param member index of the thread that does it, from 0 to {@link Team#size} − 1: scratch memory kept under
         *     this index is its own
         */
        void run(int part, int member);
    }

    /** What is to be done with the elements from one index to another. */
    @FunctionalInterface
    public interface RangeTask {

        /**
         * Does the elements from {@code from} to {@code to}, exclusive.
         */
        void run(int from, int to);
    }

    /** Elements that are worth another thread: with some arithmetic on each they take longer than the handing over. */
    private static final int GRAIN = 1 << 14;

    private static final long SPIN_NANOS = 200_000;
    private static final int SPINS_BETWEEN_LOOKS = 64;
    private static final Team ALONE = new Team(1);

    private final int size;
    private final Thread[] threads;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger nextPart = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private Task task;
    private int parts;
    private volatile int round;
    private volatile boolean closed;

    private Team(int size) {
        this.size = size;
        this.threads = new Thread[size - 1];
        for (int i = 0; i < threads.length; i++) {
            int member = i + 1;
            threads[i] = new Thread(() -> serve(member), "cavity-team-" + member);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /**
     * A team of so many threads, the calling thread among them; of no more than two for each processor, since members
     * that wait keep theirs busy.
     *
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public static Team of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + " is out of range: it must be at least 1.");
        }
        int useful = Math.min(threads, 2 * Runtime.getRuntime().availableProcessors());
        return useful == 1 ? ALONE : new Team(useful);
    }

    /** The calling thread alone. May be shared. */
    public static Team alone() {
        return ALONE;
    }

    /** Number of threads. */
    public int size() {
        return size;
    }

    /**
     * Does all parts and returns when the last is done. Called by one thread at a time, and not from within a task. If
     * there are as many parts as members, each does the part of its own index, and so finds in its cache what it had
     * there the last time.
     *
     * @throws RuntimeException what a part threw; the other parts may or may not have been done
     */
    public void run(int count, Task work) {
        if (size == 1 || count == 1) {
            for (int part = 0; part < count; part++) {
                work.run(part, 0);
            }
            return;
        }
        task = work;
        parts = count;
        nextPart.set(0);
        working.set(threads.length);
        round++;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        takeParts(0);
        long start = System.nanoTime();
        int spins = 0;
        while (working.get() > 0) {
            // On a machine with other things to do, the others may need this very processor.
            if (++spins % SPINS_BETWEEN_LOOKS == 0 && System.nanoTime() - start > SPIN_NANOS) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        Throwable thrown = failure.getAndSet(null);
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    /** Does what can be done element by element, in ranges if there are many elements. */
    public void overRanges(int length, RangeTask work) {
        if (size == 1 || length <= GRAIN) {
            work.run(0, length);
            return;
        }
        // Ranges begin at multiples of 8, so that vectors do not straddle the cache lines of two threads.
        int eighths = (length + 7) / 8;
        run(size, (part, member) -> {
            int from = (int) ((long) eighths * part / size) * 8;
            int to = Math.min(length, (int) ((long) eighths * (part + 1) / size) * 8);
            work.run(from, to);
        });
    }

    /** Ends the threads. A team of one has none and remains usable. */
    @Override
    public void close() {
        closed = size > 1;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }

    private void serve(int member) {
        int seen = 0;
        while (true) {
            int now = await(seen);
            if (closed) {
                return;
            }
            seen = now;
            takeParts(member);
            working.decrementAndGet();
        }
    }

    private int await(int seen) {
        long start = System.nanoTime();
        int spins = 0;
        while (round == seen && !closed) {
            Thread.onSpinWait();
            if (++spins % SPINS_BETWEEN_LOOKS == 0 && System.nanoTime() - start > SPIN_NANOS) {
                LockSupport.park(this);
            }
        }
        return round;
    }

    private void takeParts(int member) {
        Task work = task;
        int count = parts;
        try {
            if (count == size) {
                work.run(member, member);
                return;
            }
            for (int part = nextPart.getAndIncrement(); part < count; part = nextPart.getAndIncrement()) {
                work.run(part, member);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            nextPart.set(count);
        }
    }
}
