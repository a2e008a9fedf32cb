/**
 * Instruments: their parameters and units, the state that decides what they accept, the oracle's
 * price and the mark. One {@link io.quantdesk.engine.market.Market} holds the order book of its
 * instrument.
 */
package io.quantdesk.engine.market;
