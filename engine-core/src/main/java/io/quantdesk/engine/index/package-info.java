/**
 * Look-up tables over flat arrays: fixed capacity, no allocation, no tombstones. Iteration order is
 * never exposed, so that no result can depend on it.
 */
package io.quantdesk.engine.index;
