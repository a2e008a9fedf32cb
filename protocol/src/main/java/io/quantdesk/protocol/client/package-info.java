/**
 * What a trading service links to talk to the engine on its machine: {@link
 * io.quantdesk.protocol.client.IngressClient} sends commands and polls their outcomes and events,
 * {@link io.quantdesk.protocol.client.MarketDataClient} listens to the public broadcast.
 *
 * <p>Nothing here starts a thread or allocates per message. Each client belongs to one thread.
 */
package io.quantdesk.protocol.client;
