package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateOracle;
import java.util.ArrayList;
import java.util.List;

/** Writes the commands down as text, as many as it has room for. */
final class RecordingSink implements CommandSink {
  private final List<String> commands = new ArrayList<>();
  private long lastClientSeq;
  int room = Integer.MAX_VALUE;

  @Override
  public long place(PlaceOrder order) {
    return record(
        "%s %s %d @ %d by %d as %d%s"
            .formatted(
                order.timeInForce,
                order.side,
                order.orderQtyLots,
                order.priceTicks,
                order.subAccountId,
                order.clOrdId,
                order.postOnly ? " post-only" : ""));
  }

  @Override
  public long amend(AmendOrder amend) {
    return record(
        "amend %d to %d @ %d by %d"
            .formatted(amend.clOrdId, amend.orderQtyLots, amend.priceTicks, amend.subAccountId));
  }

  @Override
  public long cancel(CancelOrder cancel) {
    return record("cancel %d by %d".formatted(cancel.clOrdId, cancel.subAccountId));
  }

  @Override
  public long updateOracle(UpdateOracle update) {
    return record(
        "oracle %de%d +/- %d at %d"
            .formatted(
                update.priceMantissa,
                update.exponent,
                update.confidenceMantissa,
                update.publishTimeNs));
  }

  /** The commands since the last call, and forgets them. */
  List<String> take() {
    List<String> taken = List.copyOf(commands);
    commands.clear();
    return taken;
  }

  long lastClientSeq() {
    return lastClientSeq;
  }

  private long record(String command) {
    if (room == 0) {
      return NO_ROOM;
    }
    room--;
    commands.add(command);
    return ++lastClientSeq;
  }
}
