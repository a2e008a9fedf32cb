/**
 * The end of a market: once its orders have ended, longs and shorts are closed against each other
 * at one price. In bounded steps that ticks make; then nothing keeps it from being delisted.
 */
package io.quantdesk.engine.settlement;
