/**
 * Recorded months with their crashes through an engine full of leveraged accounts: who is
 * liquidated, who pays, and how long the engine takes over each command.
 */
package io.quantdesk.bench.cascade;
