package org.cavity.validation.spiking;

import static org.cavity.theory.model.Quantity.ISI_CV;
import static org.cavity.theory.model.Quantity.RATE;
import static org.cavity.theory.model.Quantity.RATE_SPREAD;

import java.util.List;
import java.util.Map;
import org.cavity.theory.spiking.SpikingNetwork;
import org.cavity.validation.Level;
import org.cavity.validation.QuantityCheck;
import org.cavity.validation.ValidationPoint;

/**
 * Where theory and simulation of networks of spiking neurons are compared: weak and strong random couplings, several
 * presets, synapses faster and slower than the membrane, excitation; all asynchronous, below the couplings at which
 * neurons fire in bursts. Of networks whose rate oscillates theory has no number.
 *
 * <p>Networks are larger than those of smooth units: rates differ from network to network by some √N Hz, and the
 * finite-size term of strong couplings is some per cent at a thousand neurons.
 */
public final class SpikingValidation {

    private static final SpikingNetwork WEAK = SpikingNetwork.of(-200, 100);
    private static final SpikingNetwork STRONG = SpikingNetwork.of(-200, 250);

    private SpikingValidation() {}

    /** The points of a level. */
    public static List<ValidationPoint<SpikingNetwork>> points(Level level) {
        return level == Level.QUICK ? quick() : full();
    }

    private static List<ValidationPoint<SpikingNetwork>> quick() {
        Resolutions wide = new Resolutions(0.1, 0.2, 0.1, 3, 0.5);
        // Rates of these differ between networks by 2 to 3 times as much as those of the others.
        Resolutions many = new Resolutions(0.1, 0.2, 0.1, 3, 1);
        return List.of(
                wide.point("weak random couplings", WEAK),
                many.point("strong random couplings, low rate", STRONG.withInputMean(18)),
                many.point("slow synapses", slow()),
                wide.point("three scales of adaptation", preset("L5", "100")));
    }

    private static List<ValidationPoint<SpikingNetwork>> full() {
        // The theory samples, and knows the coefficient of variation of strong couplings to some per cent.
        Resolutions fine = new Resolutions(0.06, 0.1, 0.12, 4, 0.5);
        return List.of(
                fine.point("weak random couplings", WEAK),
                fine.point("strong random couplings", STRONG),
                fine.point("strong random couplings, low rate", STRONG.withInputMean(18)),
                fine.point("slow synapses", slow()),
                fine.point(
                        "δ synapses, excitation",
                        SpikingNetwork.of(50, 100).withInputMean(18).withSynapticTime(0)),
                fine.point("three scales of adaptation", preset("L5", "100")),
                // Rates differ so much that they differ between networks, too.
                new Resolutions(0.08, 0.2, 0.08, 4, 0.5).point("no adaptation", preset("none", "60")));
    }

    private static SpikingNetwork slow() {
        return WEAK.withCouplingStd(150).withSynapticTime(50);
    }

    private static SpikingNetwork preset(String name, String couplingStd) {
        return SpikingNetwork.SCHEMA.parse(Map.of("preset", name, "coupling_std", couplingStd));
    }

    /**
     * Relative changes that are seen, and in what networks.
     *
     * @param rate change of the rate
     * @param spread of the spread of rates
     * @param cv of the intervals' coefficient of variation
     * @param size factor of the size
     * @param replicas factor of the number
     */
    private record Resolutions(double rate, double spread, double cv, double size, double replicas) {

        ValidationPoint<SpikingNetwork> point(String label, SpikingNetwork network) {
            return ValidationPoint.of(
                            label,
                            network,
                            QuantityCheck.of(RATE, rate, 0),
                            QuantityCheck.of(RATE_SPREAD, spread, 0),
                            QuantityCheck.of(ISI_CV, cv, 0))
                    .in(d -> d.withSizeFactor(size).withReplicaFactor(replicas));
        }
    }
}
