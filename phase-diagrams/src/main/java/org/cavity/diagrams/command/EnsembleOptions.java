package org.cavity.diagrams.command;

import java.util.List;
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
     * @param usualReplicas networks of each size where the user names no number
     */
    Ensembles ensembles(int threads, int usualReplicas) {
        Ensembles quick = Ensembles.quick(seed, threads);
        if (size != null && size < 4) {
            throw new UsageException("size = " + size
                    + " is out of range: it must be at least 4, as networks of half the size are simulated too.");
        }
        try {
            return new Ensembles(
                    size != null ? List.of(size / 2, size) : quick.sizes(),
                    replicas != null ? replicas : usualReplicas,
                    seed,
                    threads);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
