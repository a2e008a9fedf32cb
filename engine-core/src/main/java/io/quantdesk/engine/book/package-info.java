/**
 * The order book: price-time priority over flat, pre-allocated memory.
 *
 * <p>{@link io.quantdesk.engine.book.RestingOrders} holds the orders of all books and {@link
 * io.quantdesk.engine.book.PriceLevels} their price levels; an {@link
 * io.quantdesk.engine.book.OrderBook} is one market's view of the two. An order knows its level and
 * its neighbours in the queue, so a cancel searches nothing; a price finds its level, and a level
 * the next better or worse one, through bitmaps, at the same cost for any price. Nothing here
 * allocates after construction, grows, or knows accounts: who may trade is decided by the caller.
 * docs/decisions/0001-order-book-layout.md says why it is laid out like this. Owned by one thread.
 */
package io.quantdesk.engine.book;
