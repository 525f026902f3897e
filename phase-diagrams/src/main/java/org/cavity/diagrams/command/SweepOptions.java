package org.cavity.diagrams.command;

import org.cavity.diagrams.sweep.Shard;
import picocli.CommandLine.Option;

/** Which part of a sweep is computed now, and how long; results do not depend on it. */
final class SweepOptions {

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Compute the I-th of N parts only, for arrays of jobs: cells of the grid and simulated points."
                            + " Refinement, critical lines and pictures come with 'cavity merge DIR' when all are done.")
    private String shard;

    @Option(
            names = "--max-time",
            paramLabel = "T",
            description =
                    "Begin no further cell after this time, such as 90m, 45s or 2h; exit status 4 then says that the"
                            + " same command continues.")
    private String maxTime;

    boolean isShard() {
        return shard != null;
    }

    Shard shard() {
        return shard == null ? Shard.WHOLE : Shard.parse(shard);
    }

    TimeLimit limit() {
        return TimeLimit.parse(maxTime);
    }
}
