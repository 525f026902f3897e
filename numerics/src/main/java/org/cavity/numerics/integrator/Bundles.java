package org.cavity.numerics.integrator;

import org.cavity.numerics.parallel.Team;

/**
 * Takes tangent vectors through all the stages of a step in bundles, each while it lies in the cache of one thread. The
 * linearisations of the stages are known by then, so that bundles do not depend on each other.
 */
final class Bundles {

    /** Vectors in a bundle: three tiles of a product. */
    static final int WIDTH = 24;

    private final Team team;
    private final int size;
    private final double[][] vectors;
    private final ClassicalStages[] stages;

    /** The linearised right-hand side. */
    @FunctionalInterface
    interface Slope {

        /** Puts Df v for {@code count} vectors from index 0 into {@code slope}, for a stage. */
        void at(int member, double[] vectors, int stage, int count, double[] slope);
    }

    Bundles(Team team, int size) {
        this.team = team;
        this.size = size;
        this.vectors = new double[team.size()][];
        this.stages = new ClassicalStages[team.size()];
    }

    /** One step of {@code count} vectors of the block from {@code offset}. */
    void step(double timeStep, double[] block, int offset, int count, Slope f) {
        int room = Math.min(WIDTH, count) * size;
        team.run((count + WIDTH - 1) / WIDTH, (part, member) -> {
            int width = Math.min(WIDTH, count - part * WIDTH);
            if (vectors[member] == null || vectors[member].length < room) {
                vectors[member] = new double[room];
                stages[member] = new ClassicalStages(room);
            }
            double[] mine = vectors[member];
            int at = offset + part * WIDTH * size;
            System.arraycopy(block, at, mine, 0, width * size);
            stages[member].step(
                    Team.alone(),
                    timeStep,
                    mine,
                    width * size,
                    (point, stage, slope) -> f.at(member, point, stage, width, slope));
            System.arraycopy(mine, 0, block, at, width * size);
        });
    }
}
