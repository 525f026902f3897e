package org.cavity.diagrams.command;

import org.cavity.theory.model.Request;
import picocli.CommandLine.Option;

/** The seed, of commands that simulate no networks. */
final class SeedOption {

    @Option(
            names = "--seed",
            paramLabel = "S",
            converter = WholeNumber.Long.class,
            description = "Seed of theories that sample (default: 1).")
    private long seed = Request.SEED;

    long seed() {
        return seed;
    }
}
