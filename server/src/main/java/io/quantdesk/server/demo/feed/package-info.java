/**
 * Reads a recorded market-data feed: one line per web-socket message, the time of its receipt in
 * front. Readers stream, hold one message at a time, and refuse what they do not understand with
 * the name of the feed and the line.
 */
package io.quantdesk.server.demo.feed;
