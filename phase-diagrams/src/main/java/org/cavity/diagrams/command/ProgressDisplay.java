package org.cavity.diagrams.command;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.cavity.numerics.model.Progress;

/** A progress bar with the time left, or nothing. */
final class ProgressDisplay implements Progress, AutoCloseable {

    private static final int STEPS = 1000;

    private final DoubleAdder done = new DoubleAdder();
    private final ProgressBar bar;

    private ProgressDisplay(ProgressBar bar) {
        this.bar = bar;
    }

    static ProgressDisplay of(String task, boolean visible) {
        return new ProgressDisplay(
                !visible
                        ? null
                        : new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(STEPS)
                                .setStyle(ProgressBarStyle.ASCII)
                                .setUpdateIntervalMillis(250)
                                .setConsumer(new ConsoleProgressBarConsumer(System.err, 79))
                                .build());
    }

    /** Says what is being done. */
    void at(Supplier<String> work) {
        if (bar != null) {
            bar.setExtraMessage(work.get());
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
    }
}
