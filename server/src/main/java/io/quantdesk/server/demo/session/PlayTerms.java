package io.quantdesk.server.demo.session;

/**
 * How a feed is played.
 *
 * @param speed times real time; 0: as fast as the engine answers
 * @param feedNs how much of the feed, in its own time
 */
public record PlayTerms(int speed, long feedNs) {}
