package org.cavity.validation.spiking;

import static org.cavity.theory.model.Quantity.ISI_CV;
import static org.cavity.theory.model.Quantity.RATE;
import static org.cavity.theory.model.Quantity.RATE_SPREAD;

import java.util.List;
import java.util.Map;
import org.cavity.theory.spiking.SpikingNetwork;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of networks of spiking neurons are compared: weak and strong random couplings, several
 * presets, synapses faster and slower than the membrane, excitation; all asynchronous, below the couplings at which
 * neurons fire in bursts.
 *
 * <p>Networks are {@value #NEURONS_PER_UNIT} times larger than those of smooth units: rates differ from network to network
 * by some √N Hz, and the finite-size term of strong couplings is some per cent at a thousand neurons.
 */
public final class SpikingValidation {

    private static final int NEURONS_PER_UNIT = 8;

    /** Change of the spread of rates that must be seen, relative. */
    private static final double SPREAD = 0.06;

    /** The same where rates differ so much that they differ between networks, too. */
    private static final double LARGE_SPREAD = 0.12;

    private SpikingValidation() {}

    /** The points. */
    public static List<ValidationPoint<SpikingNetwork>> points() {
        SpikingNetwork weak = SpikingNetwork.of(-200, 100);
        SpikingNetwork strong = SpikingNetwork.of(-200, 250);
        return List.of(
                point("weak random couplings", weak),
                point("strong random couplings", strong),
                point("strong random couplings, low rate", strong.withInputMean(18)),
                point("slow synapses", weak.withCouplingStd(150).withSynapticTime(50)),
                point(
                        "δ synapses, excitation",
                        SpikingNetwork.of(50, 100).withInputMean(18).withSynapticTime(0)),
                point("three scales of adaptation", preset("L5", "100")),
                point("no adaptation", preset("none", "60"), LARGE_SPREAD));
    }

    private static SpikingNetwork preset(String name, String couplingStd) {
        return SpikingNetwork.SCHEMA.parse(Map.of("preset", name, "coupling_std", couplingStd));
    }

    private static ValidationPoint<SpikingNetwork> point(String label, SpikingNetwork network) {
        return point(label, network, SPREAD);
    }

    private static ValidationPoint<SpikingNetwork> point(String label, SpikingNetwork network, double spread) {
        return ValidationPoint.of(
                        label,
                        network,
                        QuantityCheck.of(RATE, 0.04, 0),
                        QuantityCheck.of(RATE_SPREAD, spread, 0),
                        QuantityCheck.of(ISI_CV, 0.06, 0))
                .withSizeFactor(NEURONS_PER_UNIT);
    }
}
