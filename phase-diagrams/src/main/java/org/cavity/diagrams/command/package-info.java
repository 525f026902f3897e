/**
 * The commands. Each reads its arguments, refuses a wrong request with one sentence before any work, computes, and writes a
 * table or JSON and files; what is computed and how it looks is decided elsewhere.
 */
package org.cavity.diagrams.command;
