/**
 * From the clients' rings into the one sequence. Nothing that a client writes is trusted: its ring
 * is read with checks at every step, each message is copied to private memory before it is looked
 * at, and what is no valid command becomes a journalled RejectedFrame.
 */
package io.quantdesk.server.ingress;
