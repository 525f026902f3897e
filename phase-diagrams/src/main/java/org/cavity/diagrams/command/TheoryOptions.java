package org.cavity.diagrams.command;

import java.util.Set;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.sweep.Workers;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.model.Request;
import picocli.CommandLine.Option;

/** What theory needs to be told beside the parameters. */
final class TheoryOptions {

    @Option(
            names = "--slow-bound",
            paramLabel = "X",
            description = "Eigenvalues of the Jacobian of smaller modulus count as slow, in 1/tau (default: 0.01).")
    private double slowBound = Request.SLOW_BOUND;

    /**
     * The bound of slow eigenvalues.
     *
     * @throws UsageException if it is not a positive number
     */
    double slowBound() {
        if (!(slowBound > 0 && Double.isFinite(slowBound))) {
            throw new UsageException(
                    "slow_bound = " + slowBound + " is out of range: it must be finite and greater than 0.");
        }
        return slowBound;
    }

    /**
     * A request for the attractor.
     *
     * @param seed seed of theories that sample
     * @param threads threads that may share the work on one point
     */
    Request request(Set<Quantity> quantities, long seed, int threads, double... lags) {
        return new Request(quantities, false, lags)
                .withSlowBound(slowBound())
                .withSeed(seed)
                .withTasks(new Workers(threads)::forEach);
    }
}
