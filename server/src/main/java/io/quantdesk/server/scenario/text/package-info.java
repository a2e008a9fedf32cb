/**
 * The letters of the scenario language: tokens, literals, names and the errors that point at them.
 * It knows nothing of markets and orders.
 */
package io.quantdesk.server.scenario.text;
