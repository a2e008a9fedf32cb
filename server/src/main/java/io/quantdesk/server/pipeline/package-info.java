/**
 * The stages behind the sequencer: the ring of sequenced commands, the journal stage and the engine
 * stage that consume it in parallel, and the ring of event blocks from the engine to the output.
 * Commands are decoded and events encoded here, at the edge of the engine.
 */
package io.quantdesk.server.pipeline;
