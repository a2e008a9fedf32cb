package io.quantdesk.server.demo.flow;

/**
 * Sub-accounts that play the feed. The arrays are not copied: treat them as constants.
 *
 * @param makers own the resting orders
 * @param takers send the immediate-or-cancel orders
 */
@SuppressWarnings("ArrayRecordComponent")
public record DemoAccounts(int[] makers, int[] takers) {}
