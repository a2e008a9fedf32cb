package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static io.quantdesk.engine.EngineUnderTest.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.session.Session;
import io.quantdesk.engine.session.SessionRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void shouldGiveAClientNameItsSessionBack() {
    assertThat(open("maker-1", SessionRole.TRADING, 7))
        .containsExactly("session 1 TRADING last 0 connection 7", "= NONE");
    assertThat(open("maker-2", SessionRole.ADMIN, 8))
        .containsExactly("session 2 ADMIN last 0 connection 8", "= NONE");
    deposit(1, 1);
    assertThat(open("maker-1", SessionRole.ORACLE, 9))
        .containsExactly("session 1 ORACLE last 1 connection 9", "= NONE");
    assertThat(open("", SessionRole.ADMIN, 1)).containsExactly("= INVALID_FIELD");
    assertThat(open("x", null, 1)).containsExactly("= INVALID_FIELD");
  }

  @Test
  void shouldAnswerAResentCommandAndNotExecuteItTwice() {
    engine.openMarket(parameters(), 1_000);
    int alice = engine.trader(1_000);
    open("maker", SessionRole.TRADING, 1);
    engine.engine.placeOrder(engine.next(1, 1), limit(alice, 1, Side.BUY, 2, 900));
    long originalSeq = engine.header.seq;
    assertThat(engine.done()).hasSize(2);
    engine.engine.placeOrder(engine.next(1, 1), limit(alice, 1, Side.BUY, 2, 900));
    assertThat(engine.done()).containsExactly("= NONE #1 as " + originalSeq);
    assertThat(engine.view.levelQtyLots(1, 900)).isEqualTo(2);
    // A refusal is an answer like any other.
    engine.engine.placeOrder(engine.next(1, 2), limit(alice, 1, Side.BUY, 2_000, 900));
    long refusedSeq = engine.header.seq;
    assertThat(engine.done()).last().isEqualTo("= INSUFFICIENT_MARGIN");
    engine.deposit(alice, 1_000_000);
    engine.engine.placeOrder(engine.next(1, 2), limit(alice, 1, Side.BUY, 2_000, 900));
    assertThat(engine.done()).containsExactly("= INSUFFICIENT_MARGIN as " + refusedSeq);
  }

  @Test
  void shouldNotUseUpANumberThatIsNotTheNext() {
    engine.trader(0);
    open("maker", SessionRole.TRADING, 1);
    for (long clientSeq : new long[] {2, 0, -1, Long.MIN_VALUE}) {
      assertThat(deposit(1, clientSeq)).containsExactly("= SEQUENCE_GAP");
    }
    assertThat(deposit(1, 1)).last().isEqualTo("= NONE");
    assertThat(deposit(9, 1)).containsExactly("= UNKNOWN_SESSION");
    assertThat(deposit(-1, 1)).containsExactly("= UNKNOWN_SESSION");
  }

  @Test
  void shouldForgetAnswersThatAreTooOld() {
    engine.trader(0);
    open("maker", SessionRole.TRADING, 1);
    for (int clientSeq = 1; clientSeq <= Session.REMEMBERED + 1; clientSeq++) {
      assertThat(deposit(1, clientSeq)).hasSize(2);
    }
    assertThat(deposit(1, 1)).containsExactly("= OUTCOME_EXPIRED");
    assertThat(deposit(1, 2)).hasSize(1).first().asString().startsWith("= NONE as ");
    assertThat(open("maker", SessionRole.TRADING, 1).get(0))
        .isEqualTo("session 1 TRADING last " + (Session.REMEMBERED + 1) + " connection 1");
  }

  @Test
  void shouldLetRolesDoWhatTheyMay() {
    open("trader", SessionRole.TRADING, 1);
    open("oracle", SessionRole.ORACLE, 2);
    open("admin", SessionRole.ADMIN, 3);
    CreateMarket market = new CreateMarket();
    set(market.symbol, "BTC-PERP");
    market.parameters.set(parameters());
    UpdateOracle price = new UpdateOracle();
    price.marketId = 1;
    price.priceMantissa = 1;

    engine.engine.createMarket(engine.next(1, 1), market);
    assertThat(engine.done()).containsExactly("= NOT_AUTHORIZED");
    engine.engine.createMarket(engine.next(2, 1), market);
    assertThat(engine.done()).containsExactly("= NOT_AUTHORIZED");
    engine.engine.createMarket(engine.next(3, 1), market);
    assertThat(engine.done()).hasSize(2).last().isEqualTo("= NONE");
    engine.engine.updateOracle(engine.next(1, 2), price);
    assertThat(engine.done()).containsExactly("= NOT_AUTHORIZED");
    engine.engine.updateOracle(engine.next(2, 2), price);
    assertThat(engine.done()).hasSize(3);
    engine.engine.updateOracle(engine.next(3, 2), price);
    assertThat(engine.done()).hasSize(3);
    assertThat(deposit(2, 3)).containsExactly("= NOT_AUTHORIZED");
    assertThat(deposit(1, 3)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    engine.engine.tick(engine.next(3, 3), 0);
    assertThat(engine.done()).containsExactly("= NOT_AUTHORIZED");
    Bytes32 name = new Bytes32();
    set(name, "other");
    engine.engine.openSession(engine.next(3, 4), 1, SessionRole.ADMIN, name);
    assertThat(engine.done()).containsExactly("= NOT_AUTHORIZED");
  }

  @Test
  void shouldUseUpTheNumberOfARejectedFrameOnlyIfItIsTheNext() {
    engine.trader(0);
    open("maker", SessionRole.TRADING, 1);
    assertThat(rejectFrame(1, 0)).containsExactly("= BAD_LENGTH");
    assertThat(rejectFrame(1, 2)).containsExactly("= BAD_LENGTH");
    assertThat(rejectFrame(1, 1)).containsExactly("= BAD_LENGTH");
    long originalSeq = engine.header.seq;
    assertThat(rejectFrame(1, 1)).containsExactly("= BAD_LENGTH");
    assertThat(rejectFrame(5, 1)).containsExactly("= BAD_LENGTH");
    assertThat(deposit(1, 1)).containsExactly("= BAD_LENGTH as " + originalSeq);
    assertThat(deposit(1, 2)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldRefuseMoreSessionsThanConfigured() {
    EngineUnderTest small = new EngineUnderTest(new EngineConfig(1, 1, 1, 1, 1, 1, 1));
    Bytes32 name = new Bytes32();
    set(name, "a");
    small.engine.openSession(small.next(), 1, SessionRole.ADMIN, name);
    assertThat(small.done()).hasSize(2);
    set(name, "b");
    small.engine.openSession(small.next(), 1, SessionRole.ADMIN, name);
    assertThat(small.done()).containsExactly("= SESSION_CAPACITY");
  }

  private List<String> open(String clientName, SessionRole role, long connectionId) {
    Bytes32 name = new Bytes32();
    set(name, clientName);
    engine.engine.openSession(engine.next(), connectionId, role, name);
    return engine.done();
  }

  private List<String> deposit(int sessionId, long clientSeq) {
    engine.engine.deposit(engine.next(sessionId, clientSeq), 1, 5);
    return engine.done();
  }

  private List<String> rejectFrame(int sessionId, long clientSeq) {
    engine.engine.rejectFrame(engine.next(sessionId, clientSeq), RejectReason.BAD_LENGTH);
    return engine.done();
  }
}
