/**
 * Turns the messages of a recorded feed into commands: depth into the resting orders of market
 * makers, trades into immediate-or-cancel orders of takers, best quotes into oracle prices. What it
 * knows about its orders it learns from the engine's answers alone. One thread.
 */
package io.quantdesk.server.demo.flow;
