package org.cavity.validation.gated;

import java.util.List;
import org.cavity.theory.gated.GatedNetwork;
import org.cavity.validation.ValidationPoint;

/** Where theory and simulation of the gated network are compared. */
public final class GatedValidation {

    private GatedValidation() {}

    /** The points, simplest state first. */
    public static List<ValidationPoint<GatedNetwork>> points() {
        return List.of();
    }
}
