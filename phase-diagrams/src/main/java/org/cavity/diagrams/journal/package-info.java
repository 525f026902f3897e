/**
 * What a sweep has done so far, stored so that no kill, full disk or flipped bit can take more than the work in flight:
 * {@link org.cavity.diagrams.journal.SweepStore} keeps cells, critical curves and measurements, {@code JournalFile} the
 * checksummed records they are written as.
 */
package org.cavity.diagrams.journal;
