package org.cavity.theory.filtered;

/**
 * Units that share a filter.
 *
 * @param filter their response H
 * @param weight their share of all units
 */
public record UnitClass(LinearFilter filter, double weight) {}
