/**
 * Seeded randomness: one master seed gives every replica its own independent streams for couplings, frozen input,
 * initial state, noise and tangent frame, so that any result can be computed again from its settings. Read
 * {@link org.cavity.numerics.random.RandomStreams} first; it states the rule.
 */
package org.cavity.numerics.random;
