package org.cavity.theory.adapting.coupled;

import java.util.Optional;

/**
 * Where a population coupled to itself loses stability at a held operating point: the same total input, whatever the
 * coupling's share in it.
 *
 * @param excitatory onset of oscillation at the smallest coupling J &gt; 0
 * @param inhibitory onset of oscillation at the smallest |J|, J &lt; 0
 * @param saddleNode loss of stability without oscillation, J &gt; 0
 */
public record Onsets(Optional<Crossing> excitatory, Optional<Crossing> inhibitory, Optional<Crossing> saddleNode) {}
