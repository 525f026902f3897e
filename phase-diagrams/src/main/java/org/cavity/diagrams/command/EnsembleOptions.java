package org.cavity.diagrams.command;

import java.util.Collections;
import org.cavity.diagrams.UsageException;
import org.cavity.theory.model.Request;
import org.cavity.validation.Ensembles;
import picocli.CommandLine.Option;

/** The networks that are simulated to be compared with theory: two sizes at least, several networks of each. */
final class EnsembleOptions {

    @Option(
            names = "--size",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Largest network; smaller ones are simulated too, for the finite-size trend.")
    private Integer size;

    @Option(
            names = "--replicas",
            paramLabel = "R",
            converter = WholeNumber.class,
            description = "Independent networks of each size.")
    private Integer replicas;

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumber.Long.class,
            description = "Master seed of all random numbers, those of theories that sample among them (default: 1).")
    private long seed = Request.SEED;

    /**
     * The networks to simulate.
     *
     * @param usual the networks where the user names none
     */
    Ensembles ensembles(Ensembles usual) {
        if (size != null && size < 2 * shrinkage(usual)) {
            throw new UsageException("size = " + size + " is out of range: it must be at least " + 2 * shrinkage(usual)
                    + ", as networks of a " + (shrinkage(usual) == 2 ? "half" : "quarter")
                    + " of the size are simulated too.");
        }
        try {
            Ensembles sized = size != null ? usual.withLargest(size) : usual;
            return replicas != null ? sized.withReplicas(replicas) : sized;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static int shrinkage(Ensembles usual) {
        return Collections.max(usual.sizes()) / Collections.min(usual.sizes());
    }

    /** Master seed. */
    long seed() {
        return seed;
    }
}
