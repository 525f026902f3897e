package org.cavity.numerics.additive;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cavity.numerics.kernel.Kernels;
import org.cavity.numerics.parallel.Team;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.junit.jupiter.api.Test;

/**
 * Whole jobs against the machine's limits and, if there is one, beside a foreign program that does the same. No part of
 * the tests; start it with
 *
 * <pre>mvn -q -pl numerics -am test -Dtest=JobBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * and, in front of the options, any of
 *
 * <pre>
 * -Djobs="simulate 1000 2 40 0.1 16;lyapunov 300 3 300 50 0.1"    the jobs (default: all below)
 * -Dthreads=2                                                      (default: 1)
 * -Drounds=5                                                       how often each is timed (default: 5)
 * -Dbeside="python3 script.py {job}"                               a program that prints seconds=… and other name=value
 * </pre>
 *
 * <p>Jobs: {@code simulate N g T dt B}, B trajectories of one tanh network from random states; {@code lyapunov N g k T
 * dt}, k exponents after a transient of 50; {@code gated N T dt}, state and one tangent vector of a gated network; {@code eigenvalues N g} of one Jacobian; {@code product N}, of two dense
 * matrices; {@code tanh n}, of an array; {@code structured N g steps}, state and one tangent vector with orthogonal
 * couplings. Each scheme of a job runs once to be compiled, then in turn with the foreign program; times are medians
 * and count the computation alone. The limit is the larger of the time for the operations at the rate of a product that
 * fits the caches and the time for reading the couplings at the rate of a scalar product of two long vectors, both
 * measured first and with the same number of threads.
 */
class JobBenchmark {

    private static final String ALL = "simulate 1000 2 40 0.1 1;simulate 1000 2 40 0.1 16;simulate 4000 2 10 0.1 1;"
            + "lyapunov 300 3 300 50 0.1;lyapunov 1000 3 100 20 0.1;gated 1000 30 0.1;eigenvalues 2000 2;product 1200;tanh 100000;"
            + "structured 1048576 2 10";
    private static final Pattern RESULT = Pattern.compile("(\\w+)=(\\S+)");

    private final int threads = Integer.getInteger("threads", 1);
    private final int rounds = Integer.getInteger("rounds", 5);
    private final String beside = System.getProperty("beside");

    @Test
    void run() throws IOException, InterruptedException {
        try (Team team = Team.of(threads)) {
            Jobs jobs = new Jobs(team, threads);
            print(
                    "JDK %s, %s, %s, %d thread(s); limits: %.0f GFlop/s (single precision %.0f), %.1f GB/s%n%n",
                    System.getProperty("java.version"),
                    Kernels.best().name(),
                    EigenvalueSolver.best().name(),
                    threads,
                    jobs.flops() * 1e-9,
                    jobs.singleFlops() * 1e-9,
                    jobs.bandwidth() * 1e-9);
            for (String job : System.getProperty("jobs", ALL).split(";")) {
                String[] words = job.trim().split("\\s+");
                double[] a = Arrays.stream(words)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                report(job.trim(), jobs.ways(words[0], a), team);
            }
        }
    }

    private void report(String job, List<Jobs.Way> ways, Team team) throws IOException, InterruptedException {
        print("%s%n", job);
        double[][] seconds = new double[ways.size()][rounds];
        double[] foreign = new double[rounds];
        String foreignResult = "";
        boolean compared = beside != null;
        Jobs.Run[] last = new Jobs.Run[ways.size()];
        for (Jobs.Way way : ways) {
            way.work().run(team);
        }
        for (int round = 0; round < rounds; round++) {
            if (compared) {
                String output = foreign(job);
                foreign[round] = output.isEmpty() ? Double.NaN : Double.parseDouble(value(output, "seconds"));
                foreignResult = output.trim();
                compared = !output.isEmpty();
            }
            for (int w = 0; w < ways.size(); w++) {
                last[w] = ways.get(w).work().run(team);
                seconds[w][round] = last[w].seconds();
            }
        }
        for (int w = 0; w < ways.size(); w++) {
            double median = median(seconds[w]);
            String ratio = !compared ? "" : String.format(Locale.ROOT, "  ratio %5.2f", median(foreign) / median);
            print(
                    "    %-36s %9.4g s  %3.0f %% of the limit%s  %s%n",
                    ways.get(w).name(), median, 100 * last[w].limit() / median, ratio, last[w].result());
        }
        if (compared) {
            print("    %-36s %9.4g s  %s%n", "beside it", median(foreign), foreignResult);
        }
    }

    /** What the foreign program prints; nothing if it does not know the job. */
    private String foreign(String job) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (String word : beside.trim().split("\\s+")) {
            if (word.equals("{job}")) {
                command.addAll(List.of(job.split("\\s+")));
            } else {
                command.add(word);
            }
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        for (String variable : List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(variable, Integer.toString(threads));
        }
        Process process = builder.start();
        StringWriter output = new StringWriter();
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            reader.transferTo(output);
        }
        return process.waitFor() == 0 ? output.toString() : "";
    }

    private static String value(String output, String name) {
        Matcher matcher = RESULT.matcher(output);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        throw new IllegalArgumentException("the foreign program printed no " + name + "=: " + output);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.print(String.format(Locale.ROOT, format, values));
    }
}
