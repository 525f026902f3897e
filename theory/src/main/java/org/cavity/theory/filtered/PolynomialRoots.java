package org.cavity.theory.filtered;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.complex.Complex;

/** All roots of a polynomial, as eigenvalues of its companion matrix, each then improved by Newton's method. */
final class PolynomialRoots {

    private static final int POLISHING_STEPS = 3;

    private PolynomialRoots() {}

    static List<Complex> of(PolynomialFunction polynomial) {
        double[] c = polynomial.getCoefficients();
        int n = polynomial.degree();
        List<Complex> roots = new ArrayList<>();
        if (n == 0) {
            return roots;
        }
        DMatrixRMaj companion = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            companion.set(i, n - 1, -c[i] / c[n]);
            if (i > 0) {
                companion.set(i, i - 1, 1);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        if (!eigen.decompose(companion)) {
            throw new IllegalStateException("the roots of a polynomial of degree " + n + " were not found");
        }
        for (int i = 0; i < n; i++) {
            Complex_F64 z = eigen.getEigenvalue(i);
            roots.add(polished(c, new Complex(z.getReal(), z.getImaginary())));
        }
        return roots;
    }

    private static Complex polished(double[] c, Complex start) {
        Complex x = start;
        double residual = evaluate(c, x)[0].norm();
        for (int i = 0; i < POLISHING_STEPS; i++) {
            Complex[] p = evaluate(c, x);
            Complex next = x.subtract(p[0].divide(p[1]));
            double after = evaluate(c, next)[0].norm();
            // At a multiple root the derivative vanishes too, and a step may lead away.
            if (!(after < residual)) {
                break;
            }
            x = next;
            residual = after;
        }
        return x;
    }

    /** The polynomial and its derivative. */
    private static Complex[] evaluate(double[] c, Complex x) {
        Complex value = Complex.ZERO;
        Complex slope = Complex.ZERO;
        for (int k = c.length - 1; k >= 0; k--) {
            slope = slope.multiply(x).add(value);
            value = value.multiply(x).add(c[k]);
        }
        return new Complex[] {value, slope};
    }
}
