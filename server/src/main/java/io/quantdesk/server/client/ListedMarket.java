package io.quantdesk.server.client;

import io.quantdesk.server.units.MarketUnits;

/**
 * A market of an engine as a client needs it.
 *
 * @param marketId its number in the engine
 * @param units of its prices and quantities
 */
public record ListedMarket(int marketId, MarketUnits units) {}
