package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.FundInsurance;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetMarketState;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * A seeded stream of commands of all kinds, sensible, wrong and extreme ones, made for the present
 * state of a model; first sessions, accounts and open markets to start with. The last market works
 * at the edge of the number range.
 */
class RandomWorkload {
  private static final int MARKET_THAT_ENDS = 3;
  private static final long SECOND_NS = 1_000_000_000;
  private static final long DAY_NS = 86_400 * SECOND_NS;

  /** States that a market can leave again. */
  private static final List<MarketState> STATES =
      List.of(
          MarketState.INITIALIZING,
          MarketState.POST_ONLY,
          MarketState.OPEN,
          MarketState.REDUCE_ONLY,
          MarketState.CANCEL_ONLY,
          MarketState.HALTED);

  private static final List<MarketState> FINAL_STATES =
      List.of(MarketState.SETTLEMENT, MarketState.DELISTED);
  private static final List<SessionRole> ROLES = List.of(SessionRole.values());

  final NaiveEngine model;
  final Dice dice;
  final Queue<Supplier<Step>> preparation = new ArrayDeque<>();
  private final WorkloadSize size;
  final RandomOrders orders;
  private final RandomFunds funds;
  private final RandomPrices prices;
  private final RandomMarks marks;
  private final RandomBackstops backstops;
  private final RandomAuctions auctions;
  private final RandomFees fees;
  private final RandomAdministrators administrators;
  private final RandomShares shares;
  final RandomCollateral collateral;
  private final CommandHeader header = new CommandHeader();
  private long wallets;

  RandomWorkload(long seed, NaiveEngine model) {
    this(seed, model, WorkloadSize.SMALL);
    openSessions();
    for (int i = 0; i < size.accounts(); i++) {
      preparation.add(this::createAccount);
    }
    for (int i = 1; i <= size.markets(); i++) {
      int number = i;
      preparation.add(() -> createMarket(number));
      preparation.add(() -> oracle(number, number == size.edgeMarketId() ? 1 << 30 : 100));
      preparation.add(() -> setState(number, MarketState.OPEN));
      preparation.add(() -> socializeLosses(number));
    }
    preparation.add(() -> createIsolated(1, 1));
    preparation.add(() -> createIsolated(2, 2));
    for (int i = 1; i < MARKET_THAT_ENDS; i++) {
      startBackstop(i);
    }
    startCollateral();
  }

  /** Without any preparation. */
  RandomWorkload(long seed, NaiveEngine model, WorkloadSize size) {
    this.model = model;
    this.size = size;
    dice = new Dice(seed, model, size);
    orders = new RandomOrders(dice, model, header);
    funds = new RandomFunds(dice, model, header);
    prices = new RandomPrices(dice, header);
    marks = new RandomMarks(dice, header);
    backstops = new RandomBackstops(dice, header);
    auctions = new RandomAuctions(dice, model, header);
    fees = new RandomFees(dice, model, header);
    administrators = new RandomAdministrators(dice, model, header);
    shares = new RandomShares(dice, header);
    collateral = new RandomCollateral(dice, model, header, prices, size.depositMicros());
  }

  /** An account of its own for the backstop of a market, whose fund has plenty. */
  final void startBackstop(int marketId) {
    preparation.add(this::createAccount);
    preparation.add(() -> backstops.start(marketId, model.exchange.scopes.size()));
    preparation.add(() -> fundInsurance(marketId, 20_000_000));
  }

  /** Three assets with prices. */
  final void startCollateral() {
    for (int i = 1; i <= 3; i++) {
      int number = i;
      preparation.add(() -> collateral.list(number));
      preparation.add(() -> collateral.price(number));
    }
  }

  final void openSessions() {
    ROLES.forEach(role -> preparation.add(() -> openSession(role, role)));
    preparation.add(() -> administrators.openSession("client-second"));
    preparation.add(() -> administrators.openSession("client-third"));
  }

  /** The next command for the present state of the model; the caller tells when it {@link #ran}. */
  Step next() {
    if (!preparation.isEmpty()) {
      server();
      return preparation.remove().get();
    }
    if (model.isDue() && dice.chance(4)) {
      server();
      return tick();
    }
    sender();
    int roll = dice.random.nextInt(1_000);
    NaiveMarket closed =
        model.exchange.markets.stream()
            .filter(market -> market.state != MarketState.OPEN)
            .filter(market -> !FINAL_STATES.contains(market.state))
            .findFirst()
            .orElse(null);
    if (closed != null && header.sessionId == 0 && dice.chance(40)) {
      return setState(closed.id, MarketState.OPEN);
    }
    if (administrators.areAsked() && dice.chance(4)) {
      return administrators.next();
    }
    if (auctions.areAnyOpen() && dice.chance(3)) {
      return auctions.quote();
    }
    if (dice.chance(20) && !orders.toBeClosed().isEmpty()) {
      return orders.offerToClosed();
    }
    if (roll < 560) {
      return orders.live().size() < size.liveOrders() ? placeOrder() : orders.cancelOrder();
    } else if (roll < 680) {
      return orders.cancelOrder();
    } else if (roll < 800) {
      return orders.amendOrder();
    } else if (roll < 810) {
      return dice.chance(3) ? orders.scheduleCancel() : orders.massCancel();
    } else if (roll < 860) {
      return move(true);
    } else if (roll < 900) {
      return dice.chance(3) ? collateral.next() : dice.chance(2) ? funds.next() : move(false);
    } else if (roll < 960) {
      return price();
    } else if (roll < 970) {
      int marketId = dice.marketId();
      boolean ends = marketId == MARKET_THAT_ENDS && dice.chance(30);
      return setState(marketId, dice.any(ends ? FINAL_STATES : STATES));
    } else if (roll < 976) {
      return updateMarket();
    } else if (roll < 980) {
      return dice.chance(2) ? funding() : changeLiquidation();
    } else if (roll < 984) {
      return model.exchange.scopes.size() < 10 ? createAccount() : createSubAccount();
    } else if (roll < 985) {
      return dice.chance(approvalsEvery()) ? administrators.setRules() : auctions.setRules();
    } else if (roll < 986) {
      return dice.chance(3) ? marks.setRules() : prices.setRules();
    } else if (roll < 988) {
      return createMarket(1 + dice.random.nextInt(size.markets() + 2));
    } else if (roll < 992) {
      return openSession(role(), role());
    }
    if (roll < 994) {
      return setRateLimits();
    }
    if (roll < 996) {
      return dice.chance(3) ? setLeverage() : dice.chance(2) ? fees.next() : shares.set();
    }
    return roll < 998 ? tick() : rejectFrame();
  }

  /** Of how many commands like it one asks for approvals, which keep markets closed meanwhile. */
  int approvalsEvery() {
    return 5;
  }

  /** Takes a step that has run. */
  void ran(Step step) {
    orders.ran(step);
  }

  private SessionRole role() {
    return dice.any(ROLES);
  }

  private void server() {
    header.seq++;
    header.timeNs +=
        dice.chance(1_500) ? dice.random.nextLong(6 * SECOND_NS) : dice.random.nextInt(1_000);
    if (dice.chance(300)) {
      header.timeNs = Math.max(header.timeNs, model.trading.funding.firstNs(header.timeNs));
    } else if (dice.chance(200)) {
      header.timeNs = Math.max(header.timeNs, model.trading.marks.firstNs(header.timeNs));
    }
    if (model.exchange.fees.areOn() && dice.chance(4_000)) {
      header.timeNs += dice.random.nextLong(40 * DAY_NS);
    }
    header.sessionId = 0;
    header.clientSeq = 0;
    header.reason.word(0, dice.chance(10) ? 0 : header.seq);
  }

  private void sender() {
    server();
    if (dice.random.nextInt(4) > 0) {
      return;
    }
    header.sessionId =
        dice.chance(50) ? 99 : 1 + dice.random.nextInt(model.exchange.sessions.count());
    long last =
        header.sessionId == 99 ? 0 : model.exchange.sessions.lastClientSeq(header.sessionId);
    header.clientSeq = last + 1;
    if (dice.chance(20)) {
      header.clientSeq = last - dice.random.nextInt(1_100);
    } else if (dice.chance(50)) {
      header.clientSeq = last + 2 + dice.random.nextInt(3);
    }
  }

  final Step move(boolean in) {
    int subAccountId = dice.subAccountId();
    long amount = 1L + dice.random.nextInt(size.depositMicros());
    boolean rich = subAccountId % 3 == 0 && size.edgeMarketId() != 0;
    if (rich && dice.chance(10)) {
      amount = dice.random.nextLong(1L << 60);
    } else if (dice.chance(40)) {
      amount = dice.extreme();
    }
    long micros = amount;
    return in
        ? new Step(
            header,
            NaiveSessions.TRADERS,
            (engine, stamped) -> engine.deposit(stamped, subAccountId, micros),
            naive -> naive.exchange.deposit(subAccountId, micros),
            "deposit",
            subAccountId,
            micros)
        : new Step(
            header,
            NaiveSessions.TRADERS,
            (engine, stamped) -> engine.withdraw(stamped, subAccountId, micros),
            naive -> naive.funds.withdraw(subAccountId, micros),
            "withdraw",
            subAccountId,
            micros);
  }

  /** An order of any kind. */
  Step placeOrder() {
    return orders.placeOrder();
  }

  /** Another price of some market. */
  Step price() {
    return oracle(dice.marketId(), 0);
  }

  /** Parameters that a market begins with. */
  MarketParameters parameters(int number) {
    return WorkloadMarkets.parameters(number);
  }

  /** A price in ticks; 0: one near the mark, mostly. */
  final Step oracle(int marketId, int ticks) {
    UpdateOracle oracle = new UpdateOracle();
    NaiveMarket market = model.exchange.market(marketId);
    oracle.marketId = marketId;
    oracle.publishTimeNs = header.timeNs - (dice.chance(40) ? 5_000 : 0);
    oracle.exponent = -9;
    oracle.priceMantissa = dice.random.nextLong();
    if (ticks != 0) {
      oracle.priceMantissa = ticks * market.parameters.tickSizeE9;
    } else if (dice.chance(15)) {
      oracle.exponent = dice.random.nextInt(32) - 20;
      oracle.priceMantissa = dice.random.nextLong() >> dice.random.nextInt(63);
    } else if (market != null && !dice.chance(50)) {
      long next =
          (long) market.index
              - market.index / 20
              + dice.random.nextInt(Math.max(market.index / 10, 3));
      if (dice.chance(20)) {
        next = dice.random.nextBoolean() ? market.index * 2L : market.index / 2;
      }
      if (market.oracle.heldTicks() != 0 && dice.chance(2)) {
        next = market.oracle.heldTicks();
      }
      if (marketId != size.edgeMarketId() && (next < 20 || next > 1_000)) {
        next = 100;
      }
      // Between ticks, at the middle now and then.
      long tick = market.parameters.tickSizeE9;
      oracle.priceMantissa = next * tick + (dice.chance(3) ? tick / 2 : dice.random.nextInt(100));
    }
    prices.doubt(oracle);
    return new Step(
        header,
        NaiveSessions.ORACLES,
        (engine, stamped) -> engine.updateOracle(stamped, oracle),
        naive -> naive.updateOracle(oracle),
        "oracle",
        oracle);
  }

  final Step setState(int marketId, MarketState state) {
    int price = state == MarketState.SETTLEMENT || dice.chance(20) ? settlementPrice() : 0;
    SetMarketState command = new SetMarketState();
    command.marketId = marketId;
    command.state = state;
    command.settlementTicks = price;
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setMarketState(stamped, marketId, state, price),
        naive -> naive.admin.take(command, () -> naive.setState(marketId, state, price)),
        "state",
        marketId,
        state,
        price);
  }

  /** Often the mark, often one of its own, now and then none that is possible. */
  private int settlementPrice() {
    return dice.chance(2) ? 0 : dice.chance(10) ? (int) dice.extreme() : dice.random.nextInt(300);
  }

  final Step socializeLosses(int marketId) {
    SetLiquidationRules command = new SetLiquidationRules();
    command.marketId = marketId;
    command.rules.socializesLosses = true;
    return setLiquidationRules(command);
  }

  final Step setLiquidationRules() {
    SetLiquidationRules command = new SetLiquidationRules();
    command.marketId = dice.marketId();
    WorkloadMarkets.change(command.rules, dice);
    return setLiquidationRules(command);
  }

  private Step setLiquidationRules(SetLiquidationRules command) {
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setLiquidationRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.exchange.setLiquidationRules(command)),
        "liquidation rules",
        command);
  }

  private Step changeLiquidation() {
    if (dice.chance(4)) {
      return backstops.setRules(model);
    }
    return dice.chance(2) ? setLiquidationRules() : fundInsurance();
  }

  final Step fundInsurance() {
    long micros = dice.chance(10) ? dice.extreme() : 1 + dice.random.nextInt(100_000);
    return fundInsurance(dice.marketId(), micros);
  }

  private Step fundInsurance(int marketId, long micros) {
    FundInsurance command = new FundInsurance();
    command.marketId = marketId;
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.fundInsurance(stamped, marketId, micros),
        naive -> naive.admin.take(command, () -> naive.exchange.fundInsurance(marketId, micros)),
        "fund insurance",
        marketId,
        micros);
  }

  private Step funding() {
    return dice.chance(4) ? setFundingRate() : setFundingRules();
  }

  final Step setFundingRules() {
    SetFundingRules command = new SetFundingRules();
    command.marketId = dice.marketId();
    WorkloadMarkets.change(command.rules, dice);
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setFundingRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.trading.funding.set(command)),
        "funding rules",
        command);
  }

  private Step setFundingRate() {
    SetFundingRate command = new SetFundingRate();
    command.marketId = dice.marketId();
    int bound = dice.chance(4) ? 1_100_000_000 : 1_000_000;
    command.rateE9 = (int) (dice.random.nextLong(2L * bound) - bound);
    command.reference = dice.random.nextInt();
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setFundingRate(stamped, command),
        naive -> naive.admin.take(command, () -> naive.trading.funding.set(command)),
        "funding rate",
        command);
  }

  private Step setRateLimits() {
    SetRateLimits limits = new SetRateLimits();
    limits.orderTokens = dice.chance(3) ? 1 + dice.random.nextInt(60) : 0;
    limits.refillIntervalNs = limits.orderTokens == 0 ? 0 : dice.random.nextInt(40_000);
    if (dice.chance(10)) {
      limits.orderTokens = dice.chance(2) ? dice.extreme() : dice.random.nextInt(1_000_000_001);
    }
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setRateLimits(stamped, limits),
        naive -> naive.admin.take(limits, () -> naive.trading.rateLimits.set(limits)),
        "rate limits",
        limits);
  }

  private Step setLeverage() {
    SetLeverage leverage = new SetLeverage();
    leverage.subAccountId = dice.subAccountId();
    leverage.marketId = dice.marketId();
    int most = dice.chance(3) ? 3 : dice.chance(3) ? 1_000_000 : 30;
    leverage.leverage = dice.chance(20) ? dice.random.nextInt() : dice.random.nextInt(most);
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.setLeverage(stamped, leverage),
        naive -> naive.exchange.setLeverage(leverage),
        "leverage",
        leverage);
  }

  final Step createAccount() {
    Bytes32 wallet = new Bytes32();
    wallet.w0 = dice.chance(8) ? dice.random.nextInt(3) : ++wallets;
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.createAccount(stamped, wallet),
        naive -> naive.exchange.createAccount(wallet),
        "account",
        wallet.w0);
  }

  private Step createSubAccount() {
    CreateSubAccount command = new CreateSubAccount();
    command.accountId = model.exchange.scopes.size() < 20 ? 1 + dice.random.nextInt(8) : 0;
    if (dice.chance(2)) {
      command.parentSubAccountId = dice.subAccountId();
      command.isolatedMarketId = dice.chance(10) ? 0 : dice.marketId();
    }
    return createSubAccount(command);
  }

  final Step createIsolated(int accountId, int marketId) {
    CreateSubAccount command = new CreateSubAccount();
    command.accountId = accountId;
    command.parentSubAccountId = accountId;
    command.isolatedMarketId = marketId;
    return createSubAccount(command);
  }

  private Step createSubAccount(CreateSubAccount command) {
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.createSubAccount(stamped, command),
        naive -> naive.exchange.createSubAccount(command),
        "sub-account",
        command);
  }

  final Step createMarket(int number) {
    CreateMarket command = new CreateMarket();
    command.symbol.w0 = 'A' + (long) number;
    command.parameters.set(parameters(number));
    boolean bad = number > size.markets();
    RejectReason expected = bad ? RejectReason.INVALID_TICK_OR_LOT_SIZE : RejectReason.NONE;
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.createMarket(stamped, command),
        naive ->
            naive.admin.take(
                command, () -> naive.exchange.createMarket(command, "M" + number, expected)),
        "market",
        number,
        command);
  }

  private Step updateMarket() {
    UpdateMarket command = new UpdateMarket();
    command.marketId = dice.marketId();
    NaiveMarket market = model.exchange.market(command.marketId);
    MarketParameters base = market == null ? parameters(1) : market.parameters;
    command.parameters.set(base);
    WorkloadMarkets.change(
        command.parameters,
        market == null ? base : parameters(market.id),
        command.marketId == size.edgeMarketId(),
        dice.random);
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.updateMarket(stamped, command),
        naive -> naive.admin.take(command, () -> naive.exchange.updateMarket(command)),
        "update market",
        command);
  }

  private Step openSession(SessionRole nameOf, SessionRole role) {
    String name = "client-" + nameOf;
    Bytes32 clientName = new Bytes32();
    for (int i = 0; i < name.length(); i++) {
      clientName.w0 = clientName.w0 * 31 + name.charAt(i);
    }
    return new Step(
        header,
        NaiveSessions.NOBODY,
        (engine, stamped) -> engine.openSession(stamped, stamped.seq, role, clientName),
        naive -> naive.exchange.sessions.open(role, name),
        "session",
        name,
        role);
  }

  private Step tick() {
    return new Step(
        header,
        NaiveSessions.NOBODY,
        (engine, stamped) -> engine.tick(stamped, stamped.timeNs),
        NaiveEngine::tick,
        "tick");
  }

  private Step rejectFrame() {
    return new Step(
        header,
        (engine, stamped) -> engine.rejectFrame(stamped, RejectReason.BAD_LENGTH),
        (naive, stamped) -> {
          naive.exchange.sessions.rejectFrame(stamped, RejectReason.BAD_LENGTH);
          return Answer.of(RejectReason.BAD_LENGTH);
        },
        "bad frame");
  }
}
