package io.quantdesk.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.engine.session.SessionRole;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** The engine knows no messages, and yet every enum of it is that of the message schema. */
class EnumsTest {
  private static final String NULL_VALUE = "NULL_VAL";

  @Test
  void shouldHaveTheSchemasNamesAndCodes() {
    same(
        codes(RejectReason.values(), RejectReason::code),
        codes(
            io.quantdesk.protocol.sbe.RejectReason.values(),
            io.quantdesk.protocol.sbe.RejectReason::value));
    same(
        codes(Side.values(), Side::code),
        codes(io.quantdesk.protocol.sbe.Side.values(), io.quantdesk.protocol.sbe.Side::value));
    same(
        codes(SideFilter.values(), SideFilter::code),
        codes(
            io.quantdesk.protocol.sbe.SideFilter.values(),
            io.quantdesk.protocol.sbe.SideFilter::value));
    same(
        codes(OrdType.values(), OrdType::code),
        codes(
            io.quantdesk.protocol.sbe.OrdType.values(), io.quantdesk.protocol.sbe.OrdType::value));
    same(
        codes(TimeInForce.values(), TimeInForce::code),
        codes(
            io.quantdesk.protocol.sbe.TimeInForce.values(),
            io.quantdesk.protocol.sbe.TimeInForce::value));
    same(
        codes(TriggerSource.values(), TriggerSource::code),
        codes(
            io.quantdesk.protocol.sbe.TriggerSource.values(),
            io.quantdesk.protocol.sbe.TriggerSource::value));
    same(
        codes(MarketState.values(), MarketState::code),
        codes(
            io.quantdesk.protocol.sbe.MarketState.values(),
            io.quantdesk.protocol.sbe.MarketState::value));
    same(
        codes(SessionRole.values(), SessionRole::code),
        codes(
            io.quantdesk.protocol.sbe.SessionRole.values(),
            io.quantdesk.protocol.sbe.SessionRole::value));
    same(
        codes(DoneReason.values(), DoneReason::code),
        codes(
            io.quantdesk.protocol.sbe.DoneReason.values(),
            io.quantdesk.protocol.sbe.DoneReason::value));
    same(
        codes(BalanceChangeReason.values(), BalanceChangeReason::code),
        codes(
            io.quantdesk.protocol.sbe.BalanceChangeReason.values(),
            io.quantdesk.protocol.sbe.BalanceChangeReason::value));
  }

  private static void same(Map<String, Integer> engine, Map<String, Integer> schema) {
    schema.remove(NULL_VALUE);
    assertThat(engine).isNotEmpty().isEqualTo(schema);
  }

  private static <E extends Enum<E>> Map<String, Integer> codes(E[] values, ToIntFunction<E> code) {
    Map<String, Integer> codes = new TreeMap<>();
    for (E value : values) {
      codes.put(value.name(), code.applyAsInt(value));
    }
    return codes;
  }
}
