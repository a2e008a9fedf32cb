/**
 * Streams of orders, cancels and modifies for the measurements of the book: the challenge's files
 * where there are any, otherwise streams from a seeded generator.
 */
package io.quantdesk.bench.flow;
