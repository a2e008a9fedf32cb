/**
 * What leaves the engine: event blocks to the event journal, then, never before, messages to the
 * sessions that they concern and public market data to everybody. No client can hold up another
 * one, or the engine.
 */
package io.quantdesk.server.egress;
