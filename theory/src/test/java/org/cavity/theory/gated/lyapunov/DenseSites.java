package org.cavity.theory.gated.lyapunov;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/** The linear operators of one site as full matrices over (δh, δz, δr), written down from their definitions. */
final class DenseSites {

    private final Evolution evolution;
    private final int m;
    private final double updateTime;
    private final double resetTime;
    private final double s;

    DenseSites(Evolution evolution, double updateTime, double resetTime, double s) {
        this.evolution = evolution;
        this.m = evolution.ring().points();
        this.updateTime = updateTime;
        this.resetTime = resetTime;
        this.s = s;
    }

    /** The m × 3m row of channel 0 (h), 1 (z) or 2 (r), divided by b. */
    RealMatrix row(int channel, SitePath path) {
        RealMatrix row = new Array2DRowRealMatrix(m, 3 * m);
        RealMatrix move = move();
        boolean map = evolution instanceof EulerSteps;
        double step = map ? ((EulerSteps) evolution).step() : 0;
        for (int n = 0; n < m; n++) {
            double tau = channel == 1 ? updateTime : resetTime;
            double rate = channel == 0 ? path.opening()[n] : 1 / tau;
            for (int j = 0; j < m; j++) {
                double value;
                if (map) {
                    double f = Math.exp(-s * step);
                    value = (move.getEntry(n, j) - (n == j ? f * (1 - step * rate) : 0)) / (f * step * rate);
                } else {
                    value = (move.getEntry(n, j) + (n == j ? s + rate : 0)) / rate;
                }
                row.setEntry(n, channel * m + j, value);
            }
            if (channel == 0) {
                row.setEntry(n, m + n, path.gateDrive()[n]);
            }
        }
        return row;
    }

    /** The shift to the next point, or the derivative. */
    private RealMatrix move() {
        RealMatrix move = new Array2DRowRealMatrix(m, m);
        double t = evolution.period();
        for (int n = 0; n < m; n++) {
            if (evolution instanceof EulerSteps) {
                move.setEntry(n, (n + 1) % m, 1);
                continue;
            }
            for (int j = 0; j < m; j++) {
                double sum = 0;
                for (int k = 1; k <= m / 2; k++) {
                    double w = 2 * Math.PI * k / t;
                    sum -= 2 * w * Math.sin(w * (n - j) * t / m) / m;
                }
                move.setEntry(n, j, sum);
            }
        }
        return move;
    }

    /** The m × 3m matrix of what the site gives to the inputs of a channel. */
    RealMatrix readout(int channel, SitePath path) {
        RealMatrix c = new Array2DRowRealMatrix(m, 3 * m);
        for (int n = 0; n < m; n++) {
            c.setEntry(n, n, channel == 0 ? path.openGain()[n] : path.gain()[n]);
            if (channel == 0) {
                c.setEntry(n, 2 * m + n, path.resetDrive()[n]);
            }
        }
        return c;
    }

    /** 2 Σ log b over the channels of the map. */
    double logFactors(SitePath path) {
        double step = ((EulerSteps) evolution).step();
        double sum = 0;
        for (double opening : path.opening()) {
            sum += 2
                    * (Math.log(step * opening)
                            + Math.log(step / updateTime)
                            + Math.log(step / resetTime)
                            - 3 * s * step);
        }
        return sum;
    }

    /** The circulant matrix of a symbol. */
    RealMatrix circulant(double[] symbol) {
        double[] kernel = evolution.ring().kernel(symbol);
        RealMatrix c = new Array2DRowRealMatrix(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                c.setEntry(i, j, kernel[Math.floorMod(j - i, m)]);
            }
        }
        return c;
    }

    /** f_k⁺ X f_k. */
    double[] symbol(RealMatrix x) {
        double[] symbol = new double[evolution.ring().frequencies()];
        for (int k = 0; k < symbol.length; k++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    symbol[k] += x.getEntry(i, j) * Math.cos(2 * Math.PI * k * (i - j) / m) / m;
                }
            }
        }
        return symbol;
    }
}
