/**
 * The order book alone: against a bare matcher of the same layout, and how its cost grows with
 * orders, instruments and prices. {@code BookBench} is the command.
 */
package io.quantdesk.bench.book;
