package org.cavity.validation.gated;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cavity.numerics.gated.GatedModel;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Scheme;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.numerics.network.NetworkSimulation;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.theory.model.Quantity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of an independent simulator (in Python, single precision, Runge–Kutta), one or two of each kind, against eight
 * of our own of the same size. The uncertainty that a row states is that of its time average; how much networks differ
 * is taken from our own.
 */
class NetworkReferenceTest {

    private static final int NETWORKS = 8;

    /** The seed is 1 throughout. */
    private static final long SEED = 1;

    /** One measured quantity. */
    record Row(Quantity quantity, double value, double uncertainty) {

        /** Difference in standard deviations of one network, the row's uncertainty included. */
        double zScore(Sample own) {
            double scatter = own.standardError() * Math.sqrt(own.values().length);
            return (own.mean() - value) / Math.hypot(uncertainty, scatter);
        }

        String compare(Sample own) {
            return quantity + ": row " + value + " ± " + uncertainty + ", own " + own + ", z = " + zScore(own);
        }
    }

    /**
     * What one ensemble of our own is compared with.
     *
     * @param initialScale size of our initial states: small where the row is about h = 0, which some large starts leave
     *     for chaos as long as N is finite
     * @param transientTime how long ours run before they are measured, and
     * @param time how long they are measured: several correlation times where that is affordable
     */
    record Ensemble(
            GatedNetwork network,
            int size,
            double initialScale,
            double transientTime,
            double time,
            double timeStep,
            List<Row> rows) {

        Measurement measure() {
            int threads = Runtime.getRuntime().availableProcessors();
            SimulationSettings settings = new SimulationSettings(
                            size, NETWORKS, SEED, transientTime, time, timeStep, threads)
                    .withInitialScale(initialScale)
                    .withScheme(new Scheme(Integrator.AUTOMATIC, Precision.SINGLE, false));
            Set<Quantity> wanted = rows.stream().map(Row::quantity).collect(Collectors.toSet());
            return new NetworkSimulation<>(new GatedModel()).measure(network, settings, wanted, Progress.NONE);
        }

        @Override
        public String toString() {
            return network + ", N = " + size;
        }
    }

    static Stream<Ensemble> ensembles() throws IOException {
        Map<String, Quantity> quantities = new NetworkSimulation<>(new GatedModel())
                .measurable().stream().collect(Collectors.toMap(Quantity::name, q -> q));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                NetworkReferenceTest.class.getResourceAsStream("networks.csv"), StandardCharsets.UTF_8))) {
            Map<List<String>, List<String[]>> groups = in.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.groupingBy(
                            cells -> List.of(cells[1], cells[2], cells[5], cells[6], cells[7], cells[8]),
                            LinkedHashMap::new,
                            Collectors.toList()));
            return groups.entrySet().stream().map(group -> ensemble(group.getKey(), group.getValue(), quantities));
        }
    }

    private static Ensemble ensemble(List<String> key, List<String[]> lines, Map<String, Quantity> quantities) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String assignment : key.get(0).split(";")) {
            String[] sides = assignment.split("=");
            values.put(sides[0], sides[1]);
        }
        return new Ensemble(
                GatedNetwork.SCHEMA.parse(values),
                Integer.parseInt(key.get(1)),
                Double.parseDouble(key.get(2)),
                Double.parseDouble(key.get(3)),
                Double.parseDouble(key.get(4)),
                Double.parseDouble(key.get(5)),
                lines.stream()
                        .map(cells -> new Row(
                                quantities.get(cells[0]), Double.parseDouble(cells[3]), Double.parseDouble(cells[4])))
                        .toList());
    }

    /** Three combined standard deviations. */
    @ParameterizedTest
    @MethodSource("ensembles")
    @Tag("slow")
    void ownNetworksAreOfTheSameKind(Ensemble ensemble) {
        Measurement own = ensemble.measure();
        assertAll(ensemble.rows().stream().map(row -> () -> {
            Sample sample = own.sample(row.quantity());
            assertTrue(Math.abs(row.zScore(sample)) < 3, row.compare(sample));
        }));
    }
}
