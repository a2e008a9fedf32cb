package io.quantdesk.engine.risk;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.OwnerExposures;
import io.quantdesk.engine.account.Positions;

/**
 * Keeps an account from coming to hold more of a market than its share (c11), with the positions
 * and resting orders of all its sub-accounts: what an order could open counts when it is accepted,
 * so that no fill has to be asked.
 */
final class OpenInterestShareCheck {
  private final Positions positions;
  private final OwnerExposures owners;

  OpenInterestShareCheck(EngineState state) {
    positions = state.positions;
    owners = state.owners;
  }

  /**
   * Whether an order could lead to more lots of its side than there could be without it, and more
   * than its owner may hold. A reduce-only order opens nothing itself, but can take from other
   * orders the position that they lean on.
   */
  boolean refuses(ProposedOrder order) {
    int slot = order.positionSlot;
    boolean isNew = slot == Positions.NONE;
    long held = isNew ? 0 : positions.lots(slot) * order.side.sign();
    long resting = isNew ? 0 : positions.orderLots(slot, order.side);
    long before = isNew ? 0 : positions.potentialLots(slot, order.side);
    long after;
    long allowed;
    if (order.reduceOnly) {
      allowed = Math.max(0, held + resting);
      after = Math.max(allowed, resting);
    } else {
      long together = resting - order.replacedLots + order.lots;
      boolean mayBeReduced = !isNew && positions.reduceOnlyOrders(slot) > 0;
      allowed = before;
      after = Math.max(0, Math.max(held + together, mayBeReduced ? together : 0));
    }
    if (after <= allowed) {
      return false;
    }
    int marketId = order.market.id();
    long others = owners.lots(order.scopeId, marketId, order.side) - before;
    return others + after
        > order.market.openInterestShare().limitLots(order.market.openInterestLots());
  }
}
