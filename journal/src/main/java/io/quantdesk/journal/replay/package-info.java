/**
 * Executes a command journal again and holds the outcome against the event journal, byte for byte:
 * to prove that nothing has changed, and after a crash to write the events that are missing. The
 * engine itself comes from outside, as a {@link io.quantdesk.journal.replay.CommandProcessor}.
 */
package io.quantdesk.journal.replay;
