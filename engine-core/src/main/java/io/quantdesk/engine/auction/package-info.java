/**
 * Auctions of large incoming orders (c10): the rules of a market, the price at which an order is
 * offered as time goes on, and what was quoted for it. Who may quote and how an auction is settled
 * is said in {@link io.quantdesk.engine.trading}, for orders and quotes are orders.
 */
package io.quantdesk.engine.auction;
