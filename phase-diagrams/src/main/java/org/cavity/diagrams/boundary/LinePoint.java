package org.cavity.diagrams.boundary;

/**
 * A question to one of the functions that define a critical line.
 *
 * @param line the line's name
 * @param solved readable name of the parameter whose value on the line is asked for; empty if it is the margin
 * @param x parameter on the horizontal axis
 * @param y parameter on the vertical axis
 */
public record LinePoint(String line, String solved, double x, double y) {}
