/**
 * Tails the event journal into PostgreSQL, beside the engine and never in its way.
 *
 * <p>{@link io.quantdesk.writer.PersistenceWriter} reads a contiguous range of the journal, writes
 * its rows and the moved checkpoint in one transaction, and goes on from there; so it may die at
 * any moment. All SQL is in {@link io.quantdesk.writer.sql}; {@link io.quantdesk.writer.embedded}
 * runs a PostgreSQL of our own for those who have none.
 */
package io.quantdesk.writer;
