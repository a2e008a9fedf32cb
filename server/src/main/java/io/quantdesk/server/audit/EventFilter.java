package io.quantdesk.server.audit;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AccountCreatedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.server.egress.EventAccounts;
import io.quantdesk.server.scenario.world.Fact;
import org.agrona.DirectBuffer;

/**
 * Knows whether an event concerns the accounts and the market of a selection, by the names that are
 * known so far. A trade concerns its maker as much as its taker.
 */
final class EventFilter {
  private final EventSelection selection;
  private final AuditNames names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AccountCreatedDecoder created = new AccountCreatedDecoder();
  private long marketId;

  EventFilter(EventSelection selection, AuditNames names) {
    this.selection = selection;
    this.names = names;
  }

  /** Looks for the market among the names again. */
  void learn() {
    if (selection.market() != null) {
      marketId = names.marketId(selection.market());
    }
  }

  /** Whether the event that the cursor stands on concerns the accounts. */
  boolean concernsAccounts(EventBlockCursor cursor, DirectBuffer buffer) {
    if (selection.accountId() == 0 && selection.subAccountId() == 0) {
      return true;
    }
    if (cursor.templateId() == AccountCreatedDecoder.TEMPLATE_ID) {
      created.wrapAndApplyHeader(buffer, cursor.messageOffset(), header);
      return selection.subAccountId() == 0 && selection.accountId() == created.accountId();
    }
    return isWanted(EventAccounts.subAccount(cursor, buffer))
        || isWanted(EventAccounts.counterparty(cursor, buffer));
  }

  /** Whether an event concerns the market. */
  boolean concernsMarket(Fact fact) {
    return selection.market() == null
        || (marketId != AuditNames.NONE && isMarket(fact.values().get("market")))
        || (marketId != AuditNames.NONE && isMarket(fact.values().get("isolated")));
  }

  private boolean isMarket(Object value) {
    return value instanceof Long id && id == marketId;
  }

  private boolean isWanted(int subAccount) {
    return subAccount > 0
        && (selection.subAccountId() == 0 || selection.subAccountId() == subAccount)
        && (selection.accountId() == 0 || selection.accountId() == names.owner(subAccount));
  }
}
