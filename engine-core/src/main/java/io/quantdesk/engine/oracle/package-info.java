/**
 * Guard rails of the oracle (c11): what condition a market's price is in, what may be done in it,
 * and whether a new price is taken as the index or held back. Knows nothing of markets, orders or
 * accounts; the market owns one {@link io.quantdesk.engine.oracle.OracleGuard} and those who act
 * ask it, with the time of their command.
 */
package io.quantdesk.engine.oracle;
