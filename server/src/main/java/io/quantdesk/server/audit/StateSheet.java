package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.engine.EngineView;
import io.quantdesk.server.scenario.text.Times;

/**
 * Writes down a state in human units: of the sub-accounts and the market that are selected, or the
 * totals of all. Numbers are text, so that no reader rounds them.
 */
public final class StateSheet {
  private final PastState state;
  private final EventSelection selection;
  private final AuditNames names = new AuditNames();

  private StateSheet(PastState state, EventSelection selection) {
    this.state = state;
    this.selection = selection;
    names.learn(state.engine().view());
  }

  /**
   * The sheet as a tree.
   *
   * @throws IllegalArgumentException when the state does not know an account or the market
   */
  public static ObjectNode of(PastState state, EventSelection selection) {
    return new StateSheet(state, selection).write();
  }

  private ObjectNode write() {
    names.requireKnown(selection, state.sequence());
    EngineView view = state.engine().view();
    ObjectNode sheet = JsonNodeFactory.instance.objectNode();
    sheet.put("sequence", state.sequence());
    sheet.put("time", Times.format(state.timeNs()));
    if (!selection.isOfSome()) {
      sheet.put("state_hash", "%016x".formatted(state.engine().stateHash()));
      TotalsSheet.write(view, sheet);
      return sheet;
    }
    if (selection.accountId() != 0 || selection.subAccountId() != 0) {
      writeSubAccounts(view, sheet.putArray("sub_accounts"));
    }
    if (selection.market() != null) {
      int marketId = (int) names.marketId(selection.market());
      new MarketSheet(view, names).write(marketId, sheet.putArray("markets").addObject());
    }
    return sheet;
  }

  private void writeSubAccounts(EngineView view, ArrayNode to) {
    SubAccountSheet writer = new SubAccountSheet(view, names);
    for (int id = 1; id <= view.subAccountCount(); id++) {
      boolean isOfAccount = selection.accountId() == 0 || selection.accountId() == view.owner(id);
      boolean isWanted = selection.subAccountId() == 0 || selection.subAccountId() == id;
      if (isOfAccount && isWanted) {
        writer.write(id, to.addObject());
      }
    }
  }
}
