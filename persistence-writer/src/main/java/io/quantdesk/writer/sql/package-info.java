/**
 * All SQL of the writer: event blocks become rows of COPY BINARY and of staging tables, a session
 * writes them together with the checkpoint, and the totals are read back for reconciliation.
 *
 * <p>A batch and its row sets belong to the writer's thread.
 */
package io.quantdesk.writer.sql;
