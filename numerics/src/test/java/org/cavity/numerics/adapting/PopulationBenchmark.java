package org.cavity.numerics.adapting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.adapting.AdaptingPopulation;
import org.cavity.theory.adapting.Preset;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Test;

/**
 * Neuron-steps per second of the population with three scales of adaptation under Ornstein–Uhlenbeck input and, if
 * there is one, of a foreign program that simulates the same. No part of the tests; start it with
 *
 * <pre>mvn -q -pl numerics -am test -Dtest=PopulationBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * and, in front of the options, any of
 *
 * <pre>
 * -Dthreads=2 -Drounds=5                     (the defaults)
 * -Dpopulation="20000 4000 0.5"              neurons, time and dt in ms (the default)
 * -Dbeside="python3 script.py {job}"         a program that takes these and prints seconds=…
 * </pre>
 *
 * The rounds alternate between the two. Times are medians and count the simulation alone; the first round is not
 * counted.
 */
class PopulationBenchmark {

    private static final Pattern SECONDS = Pattern.compile("seconds=(\\S+)");

    @Test
    void run() throws IOException, InterruptedException {
        int threads = Integer.getInteger("threads", 2);
        int rounds = Integer.getInteger("rounds", 5);
        String job = System.getProperty("population", "20000 4000 0.5");
        String beside = System.getProperty("beside");
        double[] numbers = Arrays.stream(job.split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        SimulationSettings settings =
                new SimulationSettings((int) numbers[0], 1, 1, numbers[1] / 2, numbers[1] / 2, numbers[2], threads);
        AdaptingPopulation population = AdaptingPopulation.of(Preset.L5);
        double[] seconds = new double[rounds];
        double[] foreign = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            long start = System.nanoTime();
            new AdaptingSimulation().measure(population, settings, Set.of(Quantity.RATE), Progress.NONE);
            double taken = (System.nanoTime() - start) * 1e-9;
            if (round >= 0) {
                seconds[round] = taken;
                foreign[round] = beside == null ? Double.NaN : foreign(beside, job);
            }
        }
        Arrays.sort(seconds);
        Arrays.sort(foreign);
        double median = seconds[rounds / 2];
        System.out.printf(
                Locale.ROOT,
                "JDK %s, %s, %d thread(s), %s: %.3f s (fastest %.3f), %.3g neuron-steps/s%n",
                System.getProperty("java.version"),
                Kernels.best().name(),
                threads,
                job,
                median,
                seconds[0],
                numbers[0] * numbers[1] / numbers[2] / median);
        if (beside != null) {
            System.out.printf(
                    Locale.ROOT,
                    "beside it %.3f s (fastest %.3f): ratio %.1f (of the fastest %.1f)%n",
                    foreign[rounds / 2],
                    foreign[0],
                    foreign[rounds / 2] / median,
                    foreign[0] / seconds[0]);
        }
    }

    private static double foreign(String beside, String job) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(beside.replace("{job}", job).trim().split("\\s+"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = SECONDS.matcher(output);
        if (process.waitFor() != 0 || !matcher.find()) {
            throw new IllegalStateException("the foreign program printed no seconds=: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
