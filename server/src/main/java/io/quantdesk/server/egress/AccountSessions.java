package io.quantdesk.server.egress;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.CancelScheduledDecoder;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.ScheduledCancelStartedDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import org.agrona.DirectBuffer;

/**
 * Remembers which session each sub-account's events go to: the one that last commanded it with
 * success. Derived from the event blocks alone, so the event journal restores it after a restart.
 */
public final class AccountSessions {
  private final int[] sessionOfSubAccount;
  private final EventBlockCursor replayed = new EventBlockCursor();

  /** Knows of no session yet. */
  public AccountSessions(int maxSubAccounts) {
    this.sessionOfSubAccount = new int[maxSubAccounts + 1];
  }

  /** Takes note of all events of a block that was routed in an earlier life. */
  public void onBlock(DirectBuffer buffer, int offset, int length) {
    replayed.wrap(buffer, offset, length);
    while (replayed.next()) {
      onEvent(replayed, buffer);
    }
  }

  /** Takes note of the event that the cursor stands on. */
  void onEvent(EventBlockCursor cursor, DirectBuffer buffer) {
    int session = (int) cursor.outcome().sessionId();
    if (session != 0 && isByCommand(cursor, buffer)) {
      int subAccount = EventAccounts.subAccount(cursor, buffer);
      if (subAccount > 0 && subAccount < sessionOfSubAccount.length) {
        sessionOfSubAccount[subAccount] = session;
      }
    }
  }

  /** All that it remembers. For snapshots, which read it whole or fill that of a new one. */
  public Object remembered() {
    return sessionOfSubAccount;
  }

  /** Session of a sub-account; 0: none has commanded it. */
  int sessionOf(int subAccount) {
    return subAccount > 0 && subAccount < sessionOfSubAccount.length
        ? sessionOfSubAccount[subAccount]
        : 0;
  }

  /** The first event of an accepted command is about the account that the command named. */
  private static boolean isByCommand(EventBlockCursor cursor, DirectBuffer buffer) {
    int templateId = cursor.templateId();
    if (templateId == SubAccountCreatedDecoder.TEMPLATE_ID) {
      return true;
    }
    return cursor.ordinal() == 1
        && isAccepted(cursor.outcome())
        && switch (templateId) {
          case OrderAcceptedDecoder.TEMPLATE_ID,
              OrderAmendedDecoder.TEMPLATE_ID,
              BalanceChangedDecoder.TEMPLATE_ID,
              CancelScheduledDecoder.TEMPLATE_ID,
              ScheduledCancelStartedDecoder.TEMPLATE_ID,
              MassCancelCompletedDecoder.TEMPLATE_ID ->
              true;
          case OrderDoneDecoder.TEMPLATE_ID -> isOfNamedOrder(cursor, buffer);
          default -> false;
        };
  }

  /** A command that names an order can end others first; one that names none ends its account's. */
  private static boolean isOfNamedOrder(EventBlockCursor cursor, DirectBuffer buffer) {
    long named = cursor.outcome().orderId();
    return named == 0 || named == EventAccounts.doneOrder(cursor, buffer);
  }

  private static boolean isAccepted(CommandOutcomeDecoder outcome) {
    return outcome.reasonRaw() == RejectReason.NONE.value();
  }
}
