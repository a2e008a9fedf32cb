/**
 * Margin: what a scope is worth, what its positions and orders require, and whether an order or a
 * withdrawal may be taken. Nothing here changes state. Rules c2, c3, c8 and c12 of the market.
 */
package io.quantdesk.engine.risk;
