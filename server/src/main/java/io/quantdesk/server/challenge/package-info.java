/**
 * The order-flow challenge: replays a file of orders, cancels and modifies through the engine's own
 * order book, hashes the reports that come out, and times the same work.
 *
 * <p>{@code QdofReader} reads a file, {@code FlowMatcher} applies its messages to an {@link
 * io.quantdesk.engine.book.OrderBook} and emits binary reports into a {@code ReportBuffer}, {@code
 * ReportText} turns those into the text that is hashed, {@code Challenge} runs it all. What the
 * messages mean and where the files come from: docs/challenge.md.
 */
package io.quantdesk.server.challenge;
