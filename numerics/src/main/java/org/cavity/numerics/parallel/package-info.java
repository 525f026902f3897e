/**
 * Threads for one network: {@link org.cavity.numerics.parallel.Team}. Whatever runs on them gives the same bits with
 * any number of threads.
 */
package org.cavity.numerics.parallel;
