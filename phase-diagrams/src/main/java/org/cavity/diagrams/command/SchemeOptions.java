package org.cavity.diagrams.command;

import org.cavity.diagrams.UsageException;
import org.cavity.numerics.kernel.Precision;
import org.cavity.numerics.model.Integrator;
import org.cavity.numerics.model.Scheme;
import picocli.CommandLine.Option;

/** How the steps of the simulated networks are computed. */
final class SchemeOptions {

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Of the couplings and of products with them: double or single (default: double). Single is up"
                    + " to twice as fast; states and statistics are in double precision always.")
    private String precision = Precision.DOUBLE.toString();

    @Option(
            names = "--integrator",
            paramLabel = "SCHEME",
            description =
                    "rk4, heun, euler-maruyama, exponential-euler or automatic (default), that is rk4 without noise"
                            + " and heun with it.")
    private String integrator = Integrator.AUTOMATIC.toString();

    /**
     * The scheme.
     *
     * @throws UsageException if a name is not known or the integrator has no coarse tangent steps
     */
    Scheme scheme(boolean coarseTangents) {
        return Requested.of(() -> new Scheme(
                Requested.named("integrator", integrator, Integrator.values()),
                Requested.named("precision", precision, Precision.values()),
                coarseTangents));
    }
}
