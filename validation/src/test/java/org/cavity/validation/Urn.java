package org.cavity.validation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cavity.numerics.model.Measurement;
import org.cavity.numerics.model.Progress;
import org.cavity.numerics.model.Sample;
import org.cavity.numerics.model.Simulation;
import org.cavity.numerics.model.SimulationSettings;
import org.cavity.theory.model.Columns;
import org.cavity.theory.model.CriticalLine;
import org.cavity.theory.model.Estimate;
import org.cavity.theory.model.Parameter;
import org.cavity.theory.model.ParameterSchema;
import org.cavity.theory.model.Phase;
import org.cavity.theory.model.Prediction;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import org.cavity.theory.model.StandardMap;
import org.cavity.theory.model.Theory;

/**
 * A model of nothing, whose truth is known: variance g², exponent g − 1, mean gain 1/g, with corrections of order 1/N
 * and Gaussian scatter of variance s²/N. Shows that validation knows no particular model.
 */
public record Urn(
        @Parameter(alias = "g", symbol = "g", meaning = "strength", initial = "2", min = 0)
        double gain) {

    static final ParameterSchema<Urn> SCHEMA = ParameterSchema.of(Urn.class);

    static final Quantity[] QUANTITIES = {Quantity.VARIANCE, Quantity.MAX_LYAPUNOV, Quantity.MEAN_GAIN};

    double truth(Quantity quantity) {
        if (quantity.equals(Quantity.VARIANCE)) {
            return gain * gain;
        }
        return quantity.equals(Quantity.MAX_LYAPUNOV) ? gain - 1 : 1 / gain;
    }

    /** One value from one network. */
    double draw(Quantity quantity, int size, Random random) {
        double scatter = 0.5 + truth(quantity);
        return truth(quantity) - 3 * scatter / size + scatter / Math.sqrt(size) * random.nextGaussian();
    }

    /** The theory of the urn for a gain that may be off by a factor. */
    record UrnTheory(double gainFactor) implements Theory<Urn> {

        @Override
        public String name() {
            return "urn";
        }

        @Override
        public String summary() {
            return "variance = g²";
        }

        @Override
        public ParameterSchema<Urn> schema() {
            return SCHEMA;
        }

        @Override
        public List<Quantity> quantities() {
            return List.of(QUANTITIES);
        }

        @Override
        public Set<Quantity> sweepQuantities() {
            return Set.of(QUANTITIES);
        }

        /** Below gain 1 there is no exponent; at gain 10 the exponent's solver gives up. */
        @Override
        public Prediction predict(Urn urn, Request request) {
            Urn used = new Urn(urn.gain() * gainFactor);
            Map<Quantity, Estimate> map = new HashMap<>();
            for (Quantity q : request.quantities()) {
                map.put(q, Estimate.of(used.truth(q), 1e-10));
            }
            if (urn.gain() < 1) {
                map.remove(Quantity.MAX_LYAPUNOV);
            }
            if (urn.gain() == 10) {
                map.put(Quantity.MAX_LYAPUNOV, Estimate.failed("no convergence after 100 steps"));
            }
            boolean converged = urn.gain() != 10;
            String note = converged ? "" : "exponent missing";
            return new Prediction(Phase.CHAOTIC, converged, note, map, List.of(), List.of(), Map.of());
        }

        @Override
        public List<CriticalLine<Urn>> criticalLines() {
            return List.of();
        }

        @Override
        public Map<String, Columns> spectralBoundary(Urn urn, Request request) {
            return Map.of();
        }

        @Override
        public StandardMap standardMap() {
            var axis = new StandardMap.Range("gain", 0, 1, 2);
            return new StandardMap(axis, axis, Quantity.VARIANCE);
        }
    }

    /** The simulation of the urn. It warns above gain 5 and breaks down above gain 20 in networks larger than 300. */
    record UrnSimulation(Set<Quantity> measurable) implements Simulation<Urn> {

        @Override
        public SimulationSettings suggestedSettings(Urn urn) {
            return new SimulationSettings(100, 1, 1, 10, 100, 0.1, 1);
        }

        @Override
        public SimulationSettings suggestedSettings(Urn urn, int size) {
            return suggestedSettings(urn).withSize(size);
        }

        @Override
        public void check(Urn urn, SimulationSettings settings) {
            // Draws need no more of the settings than what these check themselves.
        }

        @Override
        public double memoryPerReplica(Urn urn, SimulationSettings settings, Set<Quantity> quantities) {
            return 8.0 * settings.size();
        }

        @Override
        public double cost(Urn urn, SimulationSettings settings, Set<Quantity> quantities) {
            return settings.size();
        }

        @Override
        public Measurement measure(Urn urn, SimulationSettings settings, Set<Quantity> quantities, Progress progress) {
            if (urn.gain() > 20 && settings.size() > 300) {
                throw new ArithmeticException("overflow");
            }
            Random random = new Random(settings.seed() * 31);
            Map<Quantity, Sample> map = new HashMap<>();
            for (Quantity q : List.of(QUANTITIES)) {
                double[] values = new double[settings.replicas()];
                for (int r = 0; r < values.length; r++) {
                    values[r] = urn.draw(q, settings.size(), random);
                }
                if (measurable.contains(q) && quantities.contains(q)) {
                    map.put(q, Sample.of(values));
                }
            }
            progress.advance(1);
            return new Measurement(
                    settings, map, urn.gain() > 5 ? List.of("the transient was too short") : List.of(), "");
        }
    }

    /** The model with this theory, compared at these gains. */
    static Model<Urn> model(double gainFactor, double... gains) {
        List<ValidationPoint<Urn>> points = Arrays.stream(gains)
                .mapToObj(g -> ValidationPoint.of(
                        "g = " + g,
                        new Urn(g),
                        QuantityCheck.of(Quantity.VARIANCE, 0.2, 0),
                        QuantityCheck.of(Quantity.MAX_LYAPUNOV, 0.5, 0),
                        QuantityCheck.of(Quantity.MEAN_GAIN, 0.5, 0)))
                .toList();
        return new Model<>(new UrnTheory(gainFactor), new UrnSimulation(Set.of(QUANTITIES)), points);
    }
}
