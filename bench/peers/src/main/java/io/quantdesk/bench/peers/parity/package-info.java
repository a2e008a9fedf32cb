/** Drives the order book of Parity (Apache-2.0). */
package io.quantdesk.bench.peers.parity;
