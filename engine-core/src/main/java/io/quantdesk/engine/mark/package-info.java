/**
 * The mark price as numbers (c5): the rules of a market, the average of its basis and the median of
 * the components. Knows nothing of markets, books or accounts; a market owns one of each, and
 * {@link io.quantdesk.engine.market.MarkDesk} brings together what they need.
 */
package io.quantdesk.engine.mark;
