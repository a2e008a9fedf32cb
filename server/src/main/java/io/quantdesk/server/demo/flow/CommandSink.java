package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateOracle;

/**
 * Takes commands in order and never waits. Each method returns the number under which the answer
 * will come, or {@link #NO_ROOM}: nothing was sent, try again after polling for answers.
 */
public interface CommandSink {
  /** Nothing was sent: too many commands are unanswered. */
  long NO_ROOM = 0;

  long place(PlaceOrder order);

  long amend(AmendOrder amend);

  long cancel(CancelOrder cancel);

  long updateOracle(UpdateOracle update);
}
