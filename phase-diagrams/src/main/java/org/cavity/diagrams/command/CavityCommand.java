package org.cavity.diagrams.command;

import java.util.concurrent.Callable;
import org.cavity.diagrams.UsageException;
import org.cavity.diagrams.output.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code cavity} itself. */
@Command(
        name = "cavity",
        description = "Dynamical mean-field theory of random recurrent networks.",
        versionProvider = CavityCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  cavity phase-diagram additive --simulate 12",
            "  cavity solve additive gain=2",
            "  cavity COMMAND --help",
            "",
            "Exit status: 0 done; 1 something disagreed or did not converge;",
            "2 the request was wrong; 3 unexpected failure;",
            "4 stopped by --max-time before the end, the same command continues."
        })
final class CavityCommand implements Callable<Integer> {

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Print this help.")
    private boolean help;

    @Option(
            names = "--debug",
            hidden = true,
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an unexpected failure.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public Integer call() {
        throw new UsageException("A command is missing; 'cavity --help' lists them.");
    }

    /** Version and revision of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"cavity " + Provenance.build()};
        }
    }
}
