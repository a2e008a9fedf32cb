/**
 * Orders that wait for a price: which ones there are, sorted by what they wait for, and which are
 * due. What happens when one fires is in package trading.
 *
 * <p>Per market, source of price and direction (risen to, fallen to) one tree, all of them in the
 * same flat arrays. A price only moves the range that was seen; what the range has met is due, and
 * is taken out in bounded steps. The triggers of trailing stops move with the price: they are in
 * trees of their own, sorted by the best price that each has seen.
 */
package io.quantdesk.engine.trigger;
