package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.RunFailure;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.OrderRecord;

/**
 * An order that a command is about: {@code a1}, {@code order-7}, or {@code cl-ord-id 7}, which
 * leaves finding it to the engine.
 */
final class OrderReference {
  private final Token at;
  private final Long clOrdId;
  private Token account;

  private OrderReference(Token at, Long clOrdId) {
    this.at = at;
    this.clOrdId = clOrdId;
  }

  static OrderReference read(TokenReader in, Names names) {
    Token at = in.peek();
    if (in.accept("cl-ord-id")) {
      return new OrderReference(at, in.count("a client order id"));
    }
    return new OrderReference(names.require(in, Meaning.ORDER), null);
  }

  /** Takes {@code by ACCOUNT}: who asks, when it is not the order's owner. */
  boolean acceptAccount(TokenReader in, Names names) {
    if (!in.accept("by")) {
      return false;
    }
    account = names.account(in);
    return true;
  }

  Token at() {
    return at;
  }

  /** The engine's number; 0 when the order is named by its client's number. */
  long orderId(Exchange exchange) {
    if (clOrdId != null) {
      return 0;
    }
    Long id = exchange.directory().id(Meaning.ORDER, at.text());
    if (id == null) {
      throw new RunFailure(at, "the order " + at.text() + " was refused and has no number");
    }
    return id;
  }

  /** The client's number; 0 when the order is named by the engine's number. */
  long clOrdId() {
    return clOrdId == null ? 0 : clOrdId;
  }

  /** Last known terms of the order, or null. */
  OrderRecord terms(Exchange exchange) {
    return exchange.directory().order(orderId(exchange));
  }

  /** Who asks: the named account, otherwise the order's owner. */
  int subAccountId(Exchange exchange) {
    if (account != null) {
      return exchange.accounts().subAccountId(account);
    }
    OrderRecord order = terms(exchange);
    if (order == null) {
      throw new ScenarioError(at, "whose order? add by ACCOUNT");
    }
    return order.subAccountId();
  }
}
