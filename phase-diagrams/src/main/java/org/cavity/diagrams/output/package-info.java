/** What a run leaves behind: tables on the terminal, CSV, JSON, provenance, and the folder that holds them. */
package org.cavity.diagrams.output;
