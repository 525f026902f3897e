package org.cavity.numerics.gated;

import java.util.Arrays;
import org.cavity.numerics.integrator.Stepper;

/**
 * A trajectory that is read from its end to its beginning. About √n of its n states are stored; between two of them the
 * states are computed again, with the same bits, when they are needed.
 */
final class StoredTrajectory {

    private final Stepper stepper;
    private final int spacing;
    private final double[][] checkpoints;
    private final double[][] segment;
    private int segmentStart = -1;

    /**
     * Follows a trajectory.
     *
     * @param stepper advances one state and depends on nothing else
     * @param state the first state; becomes the last
     * @param steps number of steps n
     */
    StoredTrajectory(Stepper stepper, double[] state, int steps) {
        this.stepper = stepper;
        this.spacing = (int) Math.max(1, Math.ceil(Math.sqrt(steps)));
        this.checkpoints = new double[(steps + spacing - 1) / spacing][];
        this.segment = new double[spacing][];
        for (int s = 0; s < steps; s++) {
            if (s % spacing == 0) {
                checkpoints[s / spacing] = state.clone();
            }
            stepper.step(state, 0);
        }
    }

    /** States that are held at a time, of a trajectory of so many steps. */
    static double storedStates(double steps) {
        return 2 * Math.ceil(Math.sqrt(steps));
    }

    /** The state at the beginning of a step, the first being step 0. Not to be modified. */
    double[] before(int step) {
        int start = step / spacing * spacing;
        if (start != segmentStart) {
            segment[0] = checkpoints[step / spacing];
            for (int s = 1; s < spacing; s++) {
                segment[s] = Arrays.copyOf(segment[s - 1], segment[0].length);
                stepper.step(segment[s], 0);
            }
            segmentStart = start;
        }
        return segment[step - start];
    }
}
