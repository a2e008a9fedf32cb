/**
 * What the engine says, in human units: each event as facts with named values, the directory that
 * turns ids into names and ticks into prices, and the two ways to write a fact down.
 */
package io.quantdesk.server.scenario.world;
