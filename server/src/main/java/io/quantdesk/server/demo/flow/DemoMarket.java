package io.quantdesk.server.demo.flow;

import io.quantdesk.server.demo.feed.FeedSource;

/**
 * A market of the engine that plays a feed.
 *
 * @param source the feed
 * @param marketId the engine's id of the market
 */
public record DemoMarket(FeedSource source, int marketId) {}
