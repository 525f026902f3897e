package org.cavity.validation;

import java.util.Arrays;
import java.util.List;
import org.cavity.theory.model.Estimate;

/**
 * One comparison as it was stored by an earlier run.
 *
 * @param key what was compared
 * @param prediction theory's value then
 * @param limit the measurement's limit N → ∞ then, with one size the mean; NaN if there was none
 * @param limitError its standard error
 * @param sizes the measurement at each size; empty if there was none
 */
public record Recorded(Key key, Estimate prediction, double limit, double limitError, List<Sized> sizes) {

    /** Copies the list. */
    public Recorded {
        sizes = List.copyOf(sizes);
    }

    /**
     * What is compared.
     *
     * @param model the model's name
     * @param point the point's label
     * @param quantity the quantity's name
     */
    public record Key(String model, String point, String quantity) {

        static Key of(Comparison c) {
            return new Key(c.model(), c.point(), c.quantity().name());
        }

        @Override
        public String toString() {
            return model + ", " + point + ": " + quantity;
        }
    }

    /**
     * Networks of one size.
     *
     * @param size N
     * @param seed master seed
     * @param values the value in each network; not to be modified
     */
    public record Sized(int size, long seed, double[] values) {

        private boolean hasNetworksOf(Sized other) {
            return size == other.size && seed == other.seed && values.length == other.values.length;
        }
    }

    /** What is stored of a comparison. */
    public static Recorded of(Comparison c) {
        return new Recorded(
                Key.of(c),
                c.prediction(),
                c.measured(),
                c.measuredError(),
                c.samples().stream()
                        .map(s -> new Sized(
                                s.size(), s.settings().seed(), s.sample().values()))
                        .toList());
    }

    /** Whether sizes, seeds and numbers of the networks are those of another run. */
    boolean hasNetworksOf(Recorded other) {
        boolean same = sizes.size() == other.sizes.size();
        for (int i = 0; same && i < sizes.size(); i++) {
            same = sizes.get(i).hasNetworksOf(other.sizes.get(i));
        }
        return same;
    }

    /** Degrees of freedom of the limit's error. */
    int degreesOfFreedom() {
        return sizes.stream().mapToInt(s -> s.values().length - 1).sum();
    }

    /** Largest value in size. */
    double magnitude() {
        return sizes.stream()
                .flatMapToDouble(s -> Arrays.stream(s.values()))
                .map(Math::abs)
                .max()
                .orElse(0);
    }
}
