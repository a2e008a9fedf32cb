/**
 * Recorded markets, order by order, through the engine's order book. {@code L3Bench} is the
 * command.
 *
 * <p>A {@code ...Replay} reads one recording, drives the book with each of its messages and
 * compares what the book does with what the exchange did: its levels, and which resting orders it
 * filled. Reading is line by line, so a recording may be larger than memory; all times and prices
 * are integers.
 */
package io.quantdesk.bench.l3;
