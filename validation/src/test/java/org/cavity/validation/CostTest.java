package org.cavity.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.cavity.numerics.kernel.ProductRate;
import org.cavity.numerics.model.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What simulations are said to cost. */
class CostTest {

    /** Networks of fewer units than in a quick validation spend their time otherwise. */
    private static final int SIZE = 512;

    /** Time over which runs are repeated, in nanoseconds. */
    private static final long ENOUGH = 3_000_000_000L;

    /** What else the machine does slows both, but not always together. */
    private static final double FACTOR = 3;

    /**
     * The first designed point of every model, in networks of one size: the processor's time, and the operations at the
     * measured rate.
     */
    @Test
    @Tag("slow")
    void operationsTakeTheTimeThatProductsTake() {
        double rate = ProductRate.measure();
        List<String> wrong = new ArrayList<>();
        for (Model<?> model : Models.all()) {
            double ratio = ratio(model, rate);
            String text = String.format("%s: estimated / measured = %.2f", model.name(), ratio);
            System.out.println(text);
            if (!(ratio < FACTOR && ratio > 1 / FACTOR)) {
                wrong.add(text);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rate > 1e8, "rate " + rate);
    }

    private static <P extends Record> double ratio(Model<P> model, double rate) {
        Validator validator = new Validator(new Ensembles(List.of(SIZE), 2, 1, 1));
        SimulationRun<P> run = validator
                .runs(model, model.validationPoints(Level.QUICK).get(0))
                .get(0);
        measured(run);
        return run.operations() / rate / measured(run);
    }

    /** The processor's time for one run, in seconds; the mean over some, which leave what the JIT compiler takes behind. */
    private static double measured(SimulationRun<?> run) {
        long start = processorTime();
        int runs = 0;
        do {
            run.measure(Progress.NONE);
            runs++;
        } while (processorTime() - start < ENOUGH);
        return 1e-9 * (processorTime() - start) / runs;
    }

    /** Of all threads of this process, in nanoseconds. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
