/** Drives the order book of exchange-core (Apache-2.0). */
package io.quantdesk.bench.peers.exchangecore;
