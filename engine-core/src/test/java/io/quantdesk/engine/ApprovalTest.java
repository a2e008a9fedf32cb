package io.quantdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.admin.ApprovalRules;
import io.quantdesk.engine.admin.Proposals;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands of administrators while others have to agree. The server itself is one, c0. */
class ApprovalTest {
  private static final int ALICE = 1;
  private static final int BOB = 2;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final long[] clientSeqs = new long[3];
  private int btc;

  @BeforeEach
  void openSessionsAndAMarket() {
    for (int name = 1; name <= 2; name++) {
      Bytes32 clientName = new Bytes32();
      clientName.w0 = name;
      engine.engine.openSession(engine.next(), name, SessionRole.ADMIN, clientName);
    }
    btc = engine.openMarket(EngineUnderTest.parameters(), 100);
    engine.header.timeNs = 1_000;
    engine.events.take();
    engine.events.tellsActions = true;
  }

  private List<String> rules(int approvals, long delayNs, long expiryNs) {
    SetApprovalRules command = new SetApprovalRules();
    command.rules.approvals = approvals;
    command.rules.delayNs = delayNs;
    command.rules.expiryNs = expiryNs;
    engine.engine.setApprovalRules(because(7), command);
    return engine.done();
  }

  private CommandHeader because(long reason) {
    CommandHeader header = engine.next();
    header.reason.word(0, reason);
    return header;
  }

  private List<String> approve(int sessionId, long proposalId) {
    engine.engine.approveProposal(from(sessionId), proposalId);
    return engine.done();
  }

  private CommandHeader from(int sessionId) {
    CommandHeader header = because(8);
    header.sessionId = sessionId;
    header.clientSeq = ++clientSeqs[sessionId];
    return header;
  }

  private List<String> leverage(int initialPpm) {
    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.initialMarginPpm = initialPpm;
    UpdateMarket command = new UpdateMarket();
    command.marketId = btc;
    command.parameters.set(parameters);
    engine.engine.updateMarket(because(9), command);
    // The engine keeps nothing of what a caller uses again.
    command.parameters.initialMarginPpm = 1;
    return engine.done();
  }

  @Test
  void shouldTellOfWhatWasDoneAtOnce() {
    assertThat(engine.state(btc, MarketState.HALTED))
        .containsExactly(
            "state m1 HALTED", "done SET_MARKET_STATE m1 by c0 p0 approved by ", "= NONE");
    assertThat(engine.state(btc, MarketState.HALTED)).containsExactly("= INVALID_STATE_TRANSITION");
  }

  @Test
  void shouldDoWhatAnotherHasApprovedWhenTheDelayIsOver() {
    assertThat(rules(1, 100_000, 300_000))
        .containsExactly(
            "approval rules 1 delay 100000 expiry 300000",
            "done SET_APPROVAL_RULES m0 by c0 p0 approved by  because 7",
            "= NONE");
    assertThat(leverage(80_000))
        .containsExactly(
            "proposed p1 UPDATE_MARKET m1 by c0 needs 1 due 103000 expires 303000 because 9",
            "= NONE p1");
    assertThat(approve(ALICE, 1))
        .containsExactly("proposal p1 APPROVED by c1 approvals 1 because 8", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(103_000);
    engine.header.timeNs = 102_000;
    List<String> done = engine.tick();
    assertThat(done.get(0)).startsWith("updated m1").contains("80000");
    assertThat(done.subList(1, done.size()))
        .containsExactly("done UPDATE_MARKET m1 by c0 p1 approved by c1 because 9", "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
  }

  @Test
  void shouldBeDoneByTheLastApprovalBehindTheDelay() {
    rules(1, 100_000, 300_000);
    leverage(80_000);
    engine.header.timeNs = 301_999;
    assertThat(approve(BOB, 1))
        .hasSize(4)
        .contains("done UPDATE_MARKET m1 by c0 p1 approved by c2 because 9");
    leverage(70_000);
    engine.header.timeNs += 300_000;
    assertThat(approve(BOB, 2)).containsExactly("= PROPOSAL_EXPIRED");
    assertThat(engine.tick()).containsExactly("proposal p2 EXPIRED by c0 approvals 0", "= NONE");
  }

  @Test
  void shouldEndTheOtherProposalsForWhatWasChanged() {
    rules(1, 0, 300_000);
    engine.state(btc, MarketState.HALTED);
    engine.engine.setMarketState(because(1), btc, MarketState.OPEN, 0);
    assertThat(engine.done()).last().isEqualTo("= NONE p1");
    engine.engine.setMarketState(because(1), btc, MarketState.POST_ONLY, 0);
    assertThat(engine.done()).last().isEqualTo("= NONE p2");
    assertThat(approve(ALICE, 1))
        .containsExactly(
            "proposal p1 APPROVED by c1 approvals 1 because 8",
            "state m1 OPEN",
            "done SET_MARKET_STATE m1 by c0 p1 approved by c1 because 1",
            "proposal p2 OUTDATED by c0 approvals 0",
            "= NONE");
  }

  @Test
  void shouldKeepTheProposalForAnotherAccount() {
    int first = engine.view.owner(engine.trader(1));
    int second = engine.view.owner(engine.trader(1));
    FeeSchedule schedule = new FeeSchedule();
    schedule.put(0, 1_000_000, 100, 0);
    engine.feeSchedule(schedule);
    rules(1, 0, 300_000);
    propose(first);
    propose(second);
    propose(first);
    assertThat(approve(ALICE, 1))
        .contains("proposal p3 OUTDATED by c0 approvals 0")
        .noneMatch(line -> line.startsWith("proposal p2"));
    assertThat(approve(ALICE, 2)).last().isEqualTo("= NONE");
  }

  private void propose(int accountId) {
    SetFeeTier command = new SetFeeTier();
    command.accountId = accountId;
    command.tier = 1;
    engine.engine.setFeeTier(because(1), command);
    engine.done();
  }

  @Test
  void shouldKeepSixtyFourProposalsAndDoOneInATick() {
    rules(1, 10_000, 1_000_000);
    for (int i = 1; i <= Proposals.CAPACITY; i++) {
      engine.engine.setLiquidationRules(because(i), liquidationRules(i));
      assertThat(engine.done()).last().isEqualTo("= NONE p" + i);
    }
    engine.engine.setLiquidationRules(because(1), liquidationRules(1));
    assertThat(engine.done()).containsExactly("= PROPOSAL_CAPACITY");
    engine.header.timeNs += 1_000_000;
    for (int i = 1; i <= Proposals.CAPACITY; i++) {
      assertThat(engine.tick())
          .containsExactly("proposal p" + i + " EXPIRED by c0 approvals 0", "= NONE");
    }
    assertThat(engine.tick()).containsExactly("= NONE");
  }

  private SetLiquidationRules liquidationRules(int feePpm) {
    SetLiquidationRules command = new SetLiquidationRules();
    LiquidationRules rules = command.rules;
    rules.feePpm = feePpm;
    command.marketId = btc;
    return command;
  }

  @Test
  void shouldHashWhatWaits() {
    rules(1, 10, 20);
    long before = engine.engine.stateHash();
    SetRateLimits limits = new SetRateLimits();
    limits.orderTokens = 5;
    engine.engine.setRateLimits(because(1), limits);
    limits.orderTokens = 6;
    engine.engine.setRateLimits(because(1), limits);
    assertThat(engine.done()).last().isEqualTo("= NONE p1");
    assertThat(engine.engine.stateHash()).isNotEqualTo(before);
    assertThat(engine.view.proposals().get(0).approvals()).isZero();
    assertThat(engine.view.proposals().rules().areOn()).isTrue();
    assertThat(new ApprovalRules().areAllowed()).isTrue();
  }
}
