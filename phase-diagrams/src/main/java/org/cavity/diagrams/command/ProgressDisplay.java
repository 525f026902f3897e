package org.cavity.diagrams.command;

import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.cavity.numerics.model.Progress;

/** How far a long computation has come, with the time left and what is being done: a bar, or a line now and then. */
final class ProgressDisplay implements Progress, AutoCloseable {

    /** Milliseconds between lines. */
    static final long MINUTE = 60_000;

    private static final int STEPS = 1000;

    private final DoubleAdder done = new DoubleAdder();
    private final long start = System.nanoTime();
    private final String task;
    private final ProgressBar bar;
    private final Timer timer;
    private volatile Supplier<String> work = () -> "";

    private ProgressDisplay(String task, ProgressBar bar, Timer timer) {
        this.task = task;
        this.bar = bar;
        this.timer = timer;
    }

    /** A bar on the terminal. */
    static ProgressDisplay bar(String task) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, 100))
                .build();
        return new ProgressDisplay(task, bar, null);
    }

    /**
     * Lines of a log.
     *
     * @param log receives them
     * @param interval milliseconds between two, and before the first
     */
    static ProgressDisplay log(String task, Consumer<String> log, long interval) {
        Timer timer = new Timer("cavity-progress", true);
        ProgressDisplay display = new ProgressDisplay(task, null, timer);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        log.accept(display.line());
                    }
                },
                interval,
                interval);
        return display;
    }

    private String line() {
        double share = Math.min(1, done.sum());
        double elapsed = (System.nanoTime() - start) * 1e-9;
        String left = share > 0 ? ", about " + duration(elapsed * (1 - share) / share) + " left" : "";
        String now = work.get();
        return String.format(Locale.ROOT, "%s %.1f %%%s%s", task, 100 * share, left, now.isEmpty() ? "" : "; " + now);
    }

    private static String duration(double seconds) {
        long minutes = Math.round(seconds / 60);
        return minutes < 1 ? "1 min" : minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }

    /** Says what is being done. */
    void at(Supplier<String> now) {
        work = now;
        if (bar != null) {
            bar.setExtraMessage(" " + now.get());
        }
    }

    @Override
    public void advance(double fraction) {
        done.add(fraction);
        if (bar != null) {
            bar.stepTo(Math.min(STEPS, Math.round(STEPS * done.sum())));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        if (timer != null) {
            timer.cancel();
        }
    }
}
