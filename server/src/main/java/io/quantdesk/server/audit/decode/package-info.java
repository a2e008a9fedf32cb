/**
 * Reads what the event journal holds: messages back into the events of the engine, for those who
 * look at what has happened. The pipeline does not use it.
 */
package io.quantdesk.server.audit.decode;
