/**
 * The messages of the exchange and what a trading service links to speak them.
 *
 * <p>Codecs in {@code io.quantdesk.protocol.sbe} are generated from {@code quantdesk-sbe.xml}; the
 * layouts around them (a sequenced command, the event block of a command) are here, so that the
 * server, the journal's readers and the database writer agree on them.
 */
package io.quantdesk.protocol;
