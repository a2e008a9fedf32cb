/**
 * Collateral other than USDC (c2): which assets count, at which price and with which weight, and
 * how much of them each sub-account has. Never priced from a book of ours.
 */
package io.quantdesk.engine.collateral;
