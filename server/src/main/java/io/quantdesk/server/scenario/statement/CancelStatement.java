package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.TokenReader;

/** {@code cancel a1}. */
record CancelStatement(OrderReference order, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    OrderReference order = OrderReference.read(in, names);
    CommandOptions options = new CommandOptions(names);
    while (in.hasMore()) {
      if (!order.acceptAccount(in, names) && !options.accept(in)) {
        throw in.unexpected();
      }
    }
    return new CancelStatement(order, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    CancelOrder cancel = new CancelOrder();
    cancel.orderId = order.orderId(exchange);
    cancel.clOrdId = order.clOrdId();
    cancel.subAccountId = order.subAccountId(exchange);
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.cancelOrder(header, cancel));
  }
}
