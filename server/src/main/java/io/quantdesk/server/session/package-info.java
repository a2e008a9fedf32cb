/**
 * Connections of clients: the handshake that makes their rings, the watch over their heartbeats,
 * and the orderly end of each one.
 */
package io.quantdesk.server.session;
