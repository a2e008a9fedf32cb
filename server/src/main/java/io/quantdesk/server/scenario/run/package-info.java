/**
 * An engine under a scenario: its clock, its one sequence, its sessions and what it answered. A
 * port, {@link io.quantdesk.server.scenario.run.CommandTarget}, lets the same scenario run straight
 * on the engine or through encoded messages.
 */
package io.quantdesk.server.scenario.run;
