/**
 * Public market data: turns the engine's events into numbered messages on a broadcast, keeps a book
 * of what the public sees of each market, and repeats it to whoever asks. Everything belongs to the
 * output stage's thread; no listener can hold it up. docs/market-data.md is what a client knows.
 */
package io.quantdesk.server.marketdata;
