package org.cavity.numerics.filtered;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.cavity.numerics.model.SnapshotLaw;
import org.cavity.numerics.network.Rest;
import org.cavity.numerics.network.Snapshot;
import org.cavity.numerics.spectrum.EigenvalueSolver;
import org.cavity.numerics.spectrum.Eigenvalues;
import org.cavity.theory.model.Quantity;
import org.cavity.theory.spectrum.CouplingEnsemble;

/**
 * One network of filtered units linearised at one state. Where the equations of the units are alike, the Jacobian has the
 * eigenvalues of the small matrices A + μ b e_d e₀ᵀ of {@link UnitEquations}, one for every eigenvalue μ of g J diag
 * φ'(x); where they are not it is solved itself.
 *
 * <p>These μ fill a disc or a ring, but for finite N not to its outer edge on average. {@link Quantity#SPECTRAL_ABSCISSA} is that of the μ,
 * or of the couplings, divided by the mean abscissa of couplings of the same ensemble and size.
 */
final class FilteredSnapshot implements Snapshot {

    private final CouplingEnsemble coupling;
    private final FilteredDynamics dynamics;
    private final double[] state;
    private final boolean atRest;
    private Eigenvalues gains;

    FilteredSnapshot(CouplingEnsemble coupling, FilteredDynamics dynamics, double[] state) {
        this.coupling = coupling;
        this.dynamics = dynamics;
        this.state = state;
        this.atRest = Rest.isAtRest(dynamics, state, false);
    }

    @Override
    public boolean isAtRest() {
        return atRest;
    }

    @Override
    public OptionalDouble exponent(Set<Quantity> wanted) {
        boolean hasEigenvalues = state.length <= LARGEST_UNASKED || wanted.contains(Quantity.SPECTRAL_ABSCISSA);
        return hasEigenvalues ? OptionalDouble.of(eigenvalues().abscissa()) : OptionalDouble.empty();
    }

    @Override
    public Map<Quantity, Double> quantities(Set<Quantity> wanted) {
        return wanted.contains(Quantity.SPECTRAL_ABSCISSA)
                ? Map.of(Quantity.SPECTRAL_ABSCISSA, bulkAbscissa())
                : Map.of();
    }

    @Override
    public SnapshotLaw law() {
        return new FilteredLaw(coupling, dynamics.units());
    }

    @Override
    public Eigenvalues eigenvalues() {
        return eigenvalues(1);
    }

    private double bulkAbscissa() {
        return eigenvalues(1 / law().meanAbscissa()).abscissa();
    }

    /** Of the Jacobian with couplings multiplied by a scale. */
    private Eigenvalues eigenvalues(double scale) {
        return dynamics.unit().isUniform()
                ? ofUnits(dynamics.unit(), gains(), scale)
                : Eigenvalues.of(dynamics.jacobian(state, scale), state.length);
    }

    /** Eigenvalues of g J diag φ'(x). */
    private Eigenvalues gains() {
        if (gains == null) {
            gains = Eigenvalues.of(dynamics.gainMatrix(state), dynamics.units());
        }
        return gains;
    }

    /** The eigenvalues of all A + sμ b e_d e₀ᵀ for some scale s. */
    private static Eigenvalues ofUnits(UnitEquations unit, Eigenvalues mu, double scale) {
        EigenvalueSolver solver = EigenvalueSolver.best();
        int variables = unit.variables();
        double[] re = new double[variables * mu.re().length];
        double[] im = new double[re.length];
        int found = 0;
        for (int i = 0; i < mu.re().length; i++) {
            if (mu.im()[i] >= 0) {
                Eigenvalues own = ofUnit(unit, scale * mu.re()[i], scale * mu.im()[i], solver);
                System.arraycopy(own.re(), 0, re, found, own.re().length);
                System.arraycopy(own.im(), 0, im, found, own.im().length);
                found += own.re().length;
            }
        }
        return new Eigenvalues(re, im);
    }

    /**
     * The eigenvalues that belong to a real μ, or to μ and its conjugate: those of the real form [[P, −Q], [Q, P]] of the
     * complex matrix P + iQ.
     */
    private static Eigenvalues ofUnit(UnitEquations unit, double re, double im, EigenvalueSolver solver) {
        int variables = unit.variables();
        int length = im == 0 ? variables : 2 * variables;
        double[] matrix = new double[length * length];
        for (int first = 0; first < length; first += variables) {
            for (int row = 0; row < variables; row++) {
                System.arraycopy(unit.matrix()[row], 0, matrix, (first + row) * length + first, variables);
            }
            matrix[(first + unit.driven()) * length + first] += unit.inputStrength() * re;
        }
        if (im != 0) {
            int driven = unit.driven();
            matrix[driven * length + variables] = -unit.inputStrength() * im;
            matrix[(variables + driven) * length] = unit.inputStrength() * im;
        }
        return Eigenvalues.of(matrix, length, solver, 1);
    }
}
