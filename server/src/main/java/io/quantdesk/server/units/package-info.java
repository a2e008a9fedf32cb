/** Prices, sizes and money as people write them, and as the engine counts them. */
package io.quantdesk.server.units;
