package org.cavity.validation;

import java.util.Optional;
import org.cavity.numerics.model.Measurement;

/**
 * What networks of one size gave at a point.
 *
 * @param size network size N
 * @param measurement the measurement; empty if the simulation broke down
 * @param breakdown why it broke down; empty if it did not
 */
public record SizedMeasurement(int size, Optional<Measurement> measurement, String breakdown) {}
