/**
 * The engine process. {@link io.quantdesk.server.EngineServer} puts it together:
 *
 * <pre>
 *  client rings -> Sequencer -> CommandRing -+-> JournalStage (command journal)
 *                                            +-> EngineStage -> OutputRing -> OutputStage
 *                                                 (event journal, egress rings, market data)
 * </pre>
 *
 * <p>{@code session} opens and closes connections, {@code ingress} takes commands from the clients'
 * rings into the one sequence, {@code pipeline} journals and executes them, {@code egress} sends
 * what happened.
 */
package io.quantdesk.server;
