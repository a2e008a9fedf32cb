package io.quantdesk.server.scenario;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code engine orders 4 accounts 2}: the capacities of the engine, for showing their limits. */
final class EngineClause {
  private EngineClause() {}

  /** Reads what follows {@code engine}; what is not named stays as in a small engine. */
  static EngineConfig read(TokenReader in) {
    EngineConfig usual = EngineConfig.small();
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("accounts", usual.accounts());
    values.put("sub-accounts", usual.subAccounts());
    values.put("markets", usual.markets());
    values.put("positions", usual.positions());
    values.put("orders", usual.orders());
    values.put("price-levels", usual.priceLevels());
    values.put("sessions", usual.sessions());
    while (in.hasMore()) {
      String capacity = null;
      for (String name : values.keySet()) {
        if (capacity == null && in.accept(name)) {
          capacity = name;
        }
      }
      if (capacity == null) {
        throw in.unexpected();
      }
      values.put(capacity, capacity(in));
    }
    return new EngineConfig(
        values.get("accounts"),
        values.get("sub-accounts"),
        values.get("markets"),
        values.get("positions"),
        values.get("orders"),
        values.get("price-levels"),
        values.get("sessions"));
  }

  private static int capacity(TokenReader in) {
    Token at = in.peek();
    long value = in.count("a number");
    if (value < 1 || value > 65_535) {
      throw new ScenarioError(at, "a capacity is 1 to 65535");
    }
    return (int) value;
  }
}
