package org.cavity.numerics.network;

/**
 * What the right-hand side of one network takes.
 *
 * @param couplingBytes memory of the couplings
 * @param operations floating-point operations of their products with one state or tangent vector, those in single
 *     precision at half the price
 * @param scratch numbers, of double precision, of elementwise results that are kept for a vector on its way
 * @param bundleScratch the same for a vector that a thread takes through a step by itself
 * @param packed numbers of a vector packed for products; 0 if vectors are not packed
 * @param threadScratch numbers that each thread keeps whatever the number of vectors
 * @param linearisation length of a linearisation
 * @param frozen numbers that a network keeps beside its couplings, such as its input
 * @param determinant rows of the matrix whose determinant the sum of all exponents needs; 0 for none
 */
public record Workload(
        double couplingBytes,
        double operations,
        double scratch,
        double bundleScratch,
        double packed,
        double threadScratch,
        double linearisation,
        double frozen,
        double determinant) {}
