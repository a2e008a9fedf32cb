package io.quantdesk.server.client;

import io.quantdesk.server.units.MarketUnits;

/**
 * An asset that counts as collateral as a client needs it.
 *
 * @param assetId its number in the engine
 * @param units of its prices and quantities
 */
public record ListedAsset(int assetId, MarketUnits units) {}
