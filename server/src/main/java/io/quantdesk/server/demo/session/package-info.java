/**
 * The demo as a client of the engine: its sessions on the ingress queue, what it measures and shows
 * of the answers, and the thread that plays the feed into them.
 */
package io.quantdesk.server.demo.session;
