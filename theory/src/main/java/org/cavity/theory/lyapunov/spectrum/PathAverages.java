package org.cavity.theory.lyapunov.spectrum;

import org.cavity.theory.model.Tasks;

/**
 * Averages over gain paths of the single-site resolvent
 *
 * <pre>
 * Q = [η + γ D P D + L⁺ a⁻¹ L]⁻¹,   D = diag u,
 * </pre>
 *
 * with P and L⁺ a⁻¹ L given by their symbols p and l²/a. One dense symmetric inverse per path.
 *
 * @param response V = proj⟨Q⟩, as a symbol
 * @param reaction B = proj⟨D Q D⟩, as a symbol
 * @param logDeterminant ⟨log det Q⁻¹⟩
 * @param couplings |f_k⁺ X f_l|² for X = Q, D Q and D Q D, summed over ±l, with l first; null if not asked for
 */
record PathAverages(double[] response, double[] reaction, double logDeterminant, double[][][] couplings) {

    /** Paths that are summed one after the other, which fixes the order of all sums. */
    private static final int BLOCK = 8;

    /** The averages for symbols p and l²/a. */
    static PathAverages of(
            GainPaths paths,
            Ring ring,
            double gamma,
            double[] p,
            double[] base,
            double eta,
            boolean couplings,
            Tasks tasks) {
        double[] feedback = reversed(ring.kernel(p));
        double[] local = reversed(ring.kernel(base));
        for (int n = 0; n < feedback.length; n++) {
            feedback[n] *= gamma;
        }
        local[local.length - 1] += eta;
        int blocks = (paths.count() + BLOCK - 1) / BLOCK;
        Sums[] sums = new Sums[blocks];
        tasks.run(blocks, b -> {
            Sums sum = new Sums(ring, couplings);
            int end = Math.min(paths.count(), (b + 1) * BLOCK);
            for (int i = b * BLOCK; i < end; i++) {
                sum.add(paths.gains()[i], paths.weights()[i], feedback, local);
            }
            sums[b] = sum;
        });
        for (int b = 1; b < blocks; b++) {
            sums[0].add(sums[b]);
        }
        return new PathAverages(
                ring.symbol(reversed(sums[0].response)),
                ring.symbol(reversed(sums[0].reaction)),
                sums[0].logDeterminant,
                sums[0].couplings);
    }

    /** Lags in falling order, so that they rise along a row of the lower triangle. */
    private static double[] reversed(double[] lags) {
        double[] reversed = new double[lags.length];
        for (int n = 0; n < lags.length; n++) {
            reversed[n] = lags[lags.length - 1 - n];
        }
        return reversed;
    }

    /** Weighted sums over some paths, with the working memory for one. */
    private static final class Sums {

        private final Ring ring;
        private final int size;
        private final double[] response;
        private final double[] reaction;
        private final double[][][] couplings;
        private final SymmetricInverse inverse;
        private final double[][] matrix;
        private final double[] row;
        private final WaveCouplings waves;
        private double logDeterminant;

        private Sums(Ring ring, boolean withCouplings) {
            this.ring = ring;
            this.size = ring.points();
            this.response = new double[size];
            this.reaction = new double[size];
            this.couplings = withCouplings ? new double[3][ring.modes()][ring.modes()] : null;
            this.inverse = new SymmetricInverse(size);
            this.matrix = new double[size][size];
            this.row = new double[size];
            this.waves = withCouplings ? new WaveCouplings(ring) : null;
        }

        private void add(double[] u, double weight, double[] feedback, double[] local) {
            for (int i = 0; i < size; i++) {
                fill(matrix[i], u, u[i], feedback, local, size - 1 - i, i + 1);
            }
            logDeterminant += weight * inverse.invert(matrix);
            for (int i = 0; i < size; i++) {
                addDiagonals(matrix[i], u, weight, weight * u[i], i);
            }
            if (couplings != null) {
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < i; j++) {
                        matrix[j][i] = matrix[i][j];
                    }
                }
                waves.add(matrix, weight, couplings[0]);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        matrix[i][j] *= u[i];
                    }
                }
                waves.add(matrix, weight, couplings[1]);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        matrix[i][j] *= u[j];
                    }
                }
                waves.add(matrix, weight, couplings[2]);
            }
        }

        /** The lower triangle of Q⁻¹ in row i. */
        private static void fill(
                double[] to, double[] u, double own, double[] feedback, double[] local, int from, int n) {
            for (int j = 0; j < n; j++) {
                to[j] = own * u[j] * feedback[from + j] + local[from + j];
            }
        }

        /** Adds row i of Q and of D Q D to the sums along diagonals. */
        private void addDiagonals(double[] from, double[] u, double weight, double weightedGain, int i) {
            int n = i + 1;
            for (int j = 0; j < n; j++) {
                row[j] = weight * from[j];
            }
            add(row, response, size - n, n);
            for (int j = 0; j < n; j++) {
                row[j] = weightedGain * u[j] * from[j];
            }
            add(row, reaction, size - n, n);
        }

        private static void add(double[] row, double[] sum, int from, int n) {
            for (int j = 0; j < n; j++) {
                sum[from + j] += row[j];
            }
        }

        private void add(Sums other) {
            logDeterminant += other.logDeterminant;
            add(response, other.response);
            add(reaction, other.reaction);
            if (couplings != null) {
                for (int x = 0; x < couplings.length; x++) {
                    for (int l = 0; l < couplings[x].length; l++) {
                        add(couplings[x][l], other.couplings[x][l]);
                    }
                }
            }
        }

        private static void add(double[] to, double[] from) {
            for (int i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
        }
    }
}
