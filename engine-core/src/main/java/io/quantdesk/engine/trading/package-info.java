/**
 * What happens to orders: entry, amendment, cancellation, mass cancellation, matching, and the
 * settlement of fills.
 *
 * <p>Every command validates everything first, in the order that its method documents, then changes
 * state, then (and in between, in the order of what happened) hands out events. Events of one fill:
 * Traded, PositionChanged of the maker, BalanceChanged of the maker, PositionChanged of the taker,
 * BalanceChanged of the taker. A fill that turns a position is two PositionChanged: closed, then
 * opened. BalanceChanged is left out when cash did not change.
 */
package io.quantdesk.engine.trading;
