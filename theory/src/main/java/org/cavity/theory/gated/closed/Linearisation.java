package org.cavity.theory.gated.closed;

/**
 * The residual of {@link ClosedEquations}, with its sign changed, and its derivatives at a profile: a banded matrix, in
 * which C_h and D alternate, and columns for C_h(0), C_r(0) and λ.
 */
final class Linearisation {

    final BandedMatrix banded;
    final double[] residual;
    final double[] varianceColumn;
    final double[] resetVarianceColumn;
    final double[] strengthColumn;

    /** 1 − (F G)'/λ at the window's end, κ² but for the time constant of the gate. */
    final double restoring;

    Linearisation(ClosedEquations equations, Profile profile) {
        LagGrid grid = profile.grid();
        int n = grid.size();
        double[] h = profile.h();
        double[] drive = profile.drive();
        double strength = profile.strength();
        double tau = equations.resetTime();
        double input = equations.network().inputStd();
        SiteCorrelations site = equations.correlations(profile);
        banded = new BandedMatrix(2 * n, 2 * grid.degree());
        residual = new double[2 * n];
        varianceColumn = new double[2 * n];
        resetVarianceColumn = new double[2 * n];
        strengthColumn = new double[2 * n];
        grid.addStiffness(banded, 1, 2, 0);
        grid.addStiffness(banded, tau * tau, 2, 1);
        double[] bentH = grid.stiffnessTimes(h);
        double[] bentDrive = grid.stiffnessTimes(drive);
        double lastRestoring = 0;
        for (int i = 0; i < n; i++) {
            double m = grid.mass(i);
            double cr = drive[i] + equations.inputCovariance(grid.lag(i));
            double rate = site.rate(h[i]);
            double rateSlope = site.rateSlope(h[i]);
            double rateVarianceSlope = site.rateVarianceSlope(h[i]);
            double gate = site.gate(cr);
            double source = gate * rate + input * input;
            residual[2 * i] = -bentH[i] - m * (h[i] - source / strength);
            double direct = 1 - gate * rateSlope / strength;
            double throughGate = site.gateSlope(cr) * rate / strength;
            lastRestoring = direct - throughGate * rateSlope;
            banded.add(2 * i, 2 * i, m * direct);
            banded.add(2 * i, 2 * i + 1, -m * throughGate);
            varianceColumn[2 * i] = -m * gate * rateVarianceSlope / strength;
            resetVarianceColumn[2 * i] = -m * site.gateVarianceSlope(cr) * rate / strength;
            strengthColumn[2 * i] = m * source / (strength * strength);
            // At the window's end the drive goes on as exp(−t/τ) towards the rates' plateau.
            double weight = i == n - 1 ? m + tau : m;
            residual[2 * i + 1] = -tau * tau * bentDrive[i] - weight * (drive[i] - rate);
            banded.add(2 * i + 1, 2 * i + 1, weight);
            banded.add(2 * i + 1, 2 * i, -weight * rateSlope);
            varianceColumn[2 * i + 1] = -weight * rateVarianceSlope;
        }
        restoring = lastRestoring;
        banded.factorise();
    }
}
