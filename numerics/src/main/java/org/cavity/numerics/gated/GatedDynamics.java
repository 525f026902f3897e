package org.cavity.numerics.gated;

import org.cavity.numerics.integrator.Dynamics;
import org.cavity.numerics.parallel.Team;
import org.cavity.theory.gated.GatedNetwork;

/**
 * One realisation of the gated network. A state consists of h, z and r, N elements each; a linearisation is laid out as
 * {@link Gains} says.
 *
 * <p>States and tangent vectors go through the couplings together: Jʰ acts on σ_r φ and its variation, Jᶻ and Jʳ, one
 * matrix, on φ and its variation.
 */
final class GatedDynamics implements Dynamics {

    /** Variables of a unit. */
    static final int VARIABLES = 3;

    private static final double[] NO_NOISE = {};

    private final GatedNetwork network;
    private final int size;
    private final Team team;
    private final GateCouplings couplings;
    private final FrozenInput input;
    private final Units units;
    private final double[] diagonal;
    private final Scratch together = new Scratch();
    private final Scratch[] alone;
    private double[] opening = {};
    private double[] noise = NO_NOISE;

    GatedDynamics(GatedNetwork network, GateCouplings couplings, FrozenInput input, Team team) {
        this.network = network;
        this.size = couplings.size();
        this.team = team;
        this.couplings = couplings;
        this.input = input;
        this.units = new Units(network, size);
        this.diagonal = couplings.diagonal();
        this.alone = new Scratch[team.size()];
        for (int member = 0; member < alone.length; member++) {
            alone[member] = new Scratch();
        }
    }

    GatedNetwork network() {
        return network;
    }

    GateCouplings couplings() {
        return couplings;
    }

    /** Adds an input to the reset gates from now on: trajectory after trajectory, read at every evaluation. */
    void receive(double[] resetNoise) {
        noise = resetNoise;
    }

    @Override
    public int size() {
        return VARIABLES * size;
    }

    /** The time constants differ from variable to variable. */
    @Override
    public double decayRate() {
        return 0;
    }

    /** No white noise. */
    @Override
    public double noise() {
        return 0;
    }

    @Override
    public int linearisationLength() {
        return Gains.ARRAYS * size;
    }

    @Override
    public void linearise(double[] x, double[] linearisation) {
        together.room(1);
        opening(1);
        Gains gains = new Gains(linearisation, size);
        drive(x, gains);
        couplings.activity().apply(null, together.drive, 0, 1, together.field, 0);
        complete(x, gains);
    }

    @Override
    public void apply(double[] block, int states, int tangents, double[] out, double[] linearisation) {
        int columns = states + tangents;
        together.room(columns);
        opening(states);
        Gains gains = linearisation == null ? null : new Gains(linearisation, size);
        for (int c = 0; c < states; c++) {
            if (c == 0 && gains != null) {
                drive(block, gains);
            } else {
                drive(block, c);
            }
        }
        if (tangents > 0) {
            drive(gains, block, states * size(), tangents, together, states);
        }
        couplings.activity().apply(null, together.drive, 0, columns, together.field, 0);
        couplings.gates().apply(null, together.rates, 0, columns, together.gateFields, 0);
        if (gains != null) {
            complete(block, gains);
        }
        for (int c = 0; c < states; c++) {
            velocity(block, c, out);
        }
        if (tangents > 0) {
            slope(gains, block, states * size(), tangents, together, states, out, states * size());
        }
    }

    @Override
    public void applyTangents(
            int member, double[] linearisation, double[] vectors, int offset, int count, double[] out) {
        Scratch scratch = alone[member];
        scratch.room(count);
        Gains gains = new Gains(linearisation, size);
        drive(gains, vectors, offset, count, scratch, 0);
        couplings.activity().applyAlone(member, null, scratch.drive, 0, count, scratch.field, 0);
        couplings.gates().applyAlone(member, null, scratch.rates, 0, count, scratch.gateFields, 0);
        slope(gains, vectors, offset, count, scratch, 0, out, 0);
    }

    /** The trace: Σ σ_z (−1 + Jʰ_ii σ_r φ') − N/τ_z − N/τ_r. */
    @Override
    public double volumeGrowth(double[] linearisation) {
        Gains gains = new Gains(linearisation, size);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += linearisation[gains.opening() + i] * (diagonal[i] * linearisation[gains.resetRateSlope() + i] - 1);
        }
        return sum - size / network.updateTime() - size / network.resetTime();
    }

    /** What state c sends through the couplings. */
    private void drive(double[] block, int c) {
        int h = c * size();
        int at = c * size;
        units.rates(block, h, together.rates, at);
        units.updateGates(block, h + size, opening, at);
        units.resetGates(block, h + 2 * size, together.drive, at);
        double[] drive = together.drive;
        double[] rates = together.rates;
        for (int i = at; i < at + size; i++) {
            drive[i] *= rates[i];
        }
    }

    /** The same for the first state, and its gains but for σ_z' A, of which σ_z' is there. */
    private void drive(double[] block, Gains gains) {
        double[] g = gains.numbers();
        double[] drive = together.drive;
        double[] rates = together.rates;
        int resetRateSlope = gains.resetRateSlope();
        int rateResetSlope = gains.rateResetSlope();
        int rateSlope = gains.rateSlope();
        units.rates(block, 0, rates, 0, g, rateSlope);
        units.updateGates(block, size, g, gains.opening(), g, gains.updateSlope());
        units.resetGates(block, 2 * size, drive, 0, g, rateResetSlope);
        System.arraycopy(g, gains.opening(), opening, 0, size);
        for (int i = 0; i < size; i++) {
            g[resetRateSlope + i] = drive[i] * g[rateSlope + i];
            g[rateResetSlope + i] *= rates[i];
            drive[i] *= rates[i];
        }
    }

    /** Completes the first state's gains once its field is known. */
    private void complete(double[] block, Gains gains) {
        double[] g = gains.numbers();
        double[] field = together.field;
        int updateSlope = gains.updateSlope();
        for (int i = 0; i < size; i++) {
            g[updateSlope + i] *= field[i] - block[i] + input.h()[i];
        }
    }

    /** h', z', r' of state c. */
    private void velocity(double[] block, int c, double[] out) {
        int h = c * size();
        int z = h + size;
        int r = z + size;
        int at = c * size;
        int gates = 2 * at;
        double updateRate = 1 / network.updateTime();
        double resetRate = 1 / network.resetTime();
        double[] field = together.field;
        double[] gateFields = together.gateFields;
        double[] inputH = input.h();
        double[] inputZ = input.z();
        double[] inputR = input.r();
        for (int i = 0; i < size; i++) {
            out[h + i] = opening[at + i] * (field[at + i] - block[h + i] + inputH[i]);
        }
        for (int i = 0; i < size; i++) {
            out[z + i] = updateRate * (gateFields[gates + i] - block[z + i] + inputZ[i]);
        }
        for (int i = 0; i < size; i++) {
            out[r + i] = resetRate * (gateFields[gates + size + i] - block[r + i] + inputR[i]);
        }
        if (noise != NO_NOISE) {
            for (int i = 0; i < size; i++) {
                out[r + i] += resetRate * noise[at + i];
            }
        }
    }

    /** What tangent vectors send through the couplings. */
    private void drive(Gains gains, double[] vectors, int offset, int count, Scratch scratch, int firstColumn) {
        double[] g = gains.numbers();
        double[] drive = scratch.drive;
        double[] rates = scratch.rates;
        int resetRateSlope = gains.resetRateSlope();
        int rateResetSlope = gains.rateResetSlope();
        int rateSlope = gains.rateSlope();
        for (int c = 0; c < count; c++) {
            int h = offset + c * size();
            int r = h + 2 * size;
            int at = (firstColumn + c) * size;
            for (int i = 0; i < size; i++) {
                drive[at + i] = g[resetRateSlope + i] * vectors[h + i] + g[rateResetSlope + i] * vectors[r + i];
            }
            for (int i = 0; i < size; i++) {
                rates[at + i] = g[rateSlope + i] * vectors[h + i];
            }
        }
    }

    /** Df v of tangent vectors that have been through the couplings. */
    private void slope(
            Gains gains,
            double[] vectors,
            int offset,
            int count,
            Scratch scratch,
            int firstColumn,
            double[] out,
            int outOffset) {
        double[] g = gains.numbers();
        double[] field = scratch.field;
        double[] gateFields = scratch.gateFields;
        int open = gains.opening();
        int updateSlope = gains.updateSlope();
        double updateRate = 1 / network.updateTime();
        double resetRate = 1 / network.resetTime();
        for (int c = 0; c < count; c++) {
            int h = offset + c * size();
            int z = h + size;
            int r = z + size;
            int to = outOffset + c * size();
            int at = (firstColumn + c) * size;
            int gates = 2 * at;
            for (int i = 0; i < size; i++) {
                out[to + i] = g[open + i] * (field[at + i] - vectors[h + i]) + g[updateSlope + i] * vectors[z + i];
            }
            for (int i = 0; i < size; i++) {
                out[to + size + i] = updateRate * (gateFields[gates + i] - vectors[z + i]);
            }
            for (int i = 0; i < size; i++) {
                out[to + 2 * size + i] = resetRate * (gateFields[gates + size + i] - vectors[r + i]);
            }
        }
    }

    private void opening(int states) {
        if (opening.length < states * size) {
            opening = new double[states * size];
        }
    }

    /** What goes into and comes out of the couplings for a number of columns. */
    private final class Scratch {

        private double[] drive = {};
        private double[] rates = {};
        private double[] field = {};
        private double[] gateFields = {};

        void room(int columns) {
            if (drive.length < columns * size) {
                drive = new double[columns * size];
                rates = new double[columns * size];
                field = new double[columns * size];
                gateFields = new double[2 * columns * size];
            }
        }
    }
}
