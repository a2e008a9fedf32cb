package io.quantdesk.server.demo.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.CreateAccountEncoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.server.demo.feed.FeedMessage;
import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import io.quantdesk.server.demo.feed.FeedReader;
import io.quantdesk.server.demo.feed.FeedSource;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.flow.QuoteToOracle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Makes what the demo trades on, one command at a time, each of which must be accepted: markets,
 * accounts with money, first oracle prices. Used by one thread.
 */
public final class ExchangeSetup {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long UNITS_E9 = 1_000_000_000;
  private static final long MICROS = 1_000_000;

  private final NewIds newIds = new NewIds();
  private long commands;
  private long events;

  /** Number of commands sent. */
  public long commands() {
    return commands;
  }

  /** Number of events received. */
  public long events() {
    return events;
  }

  /** Creates the market of a feed; a session of role ADMIN. */
  public DemoMarket createMarket(IngressClient admin, FeedSource source) {
    execute(
        admin,
        draft -> {
          var market = draft.createMarket().symbol(source.marketSymbol());
          market
              .parameters()
              .tickSizeE9(UNITS_E9 / powerOfTen(source.priceDecimals()))
              .lotSizeE9(UNITS_E9 / powerOfTen(source.quantityDecimals()))
              .minOrderLots(1)
              .maxOrderLots(100_000_000)
              .maxOpenInterestLots(1_000_000_000)
              .maxPriceTicks(10_000_000)
              .initialMarginPpm(50_000)
              .maintenanceMarginPpm(25_000)
              .takerFeePpm(500)
              .makerFeePpm(200)
              .marketOrderBandPpm(50_000);
        });
    return new DemoMarket(source, newIds.marketId);
  }

  /** Lets a market that has a price trade; a session of role ADMIN. */
  public void openMarket(IngressClient admin, DemoMarket market) {
    execute(
        admin, draft -> draft.setMarketState().marketId(market.marketId()).state(MarketState.OPEN));
  }

  /** Creates accounts with money and answers their sub-accounts. */
  public int[] createAccounts(IngressClient trading, String name, int count, long depositUsdc) {
    int[] subAccounts = new int[count];
    for (int i = 0; i < count; i++) {
      byte[] wallet = wallet("quantdesk demo " + name + " " + (i + 1));
      execute(trading, draft -> putWallet(draft.createAccount(), wallet));
      int subAccount = newIds.subAccountId;
      subAccounts[i] = subAccount;
      execute(
          trading,
          draft -> draft.deposit().subAccountId(subAccount).amountMicros(depositUsdc * MICROS));
    }
    return subAccounts;
  }

  /** Sends the mid of the first best quote in the market's feed. */
  public void publishFirstPrice(IngressClient oracle, DemoMarket market) {
    try (FeedReader reader = market.source().open()) {
      while (reader.next()) {
        FeedMessage message = reader.message();
        if (message.kind == Kind.BOOK_TICKER) {
          execute(
              oracle,
              draft ->
                  draft
                      .updateOracle()
                      .marketId(market.marketId())
                      .priceMantissa(QuoteToOracle.midMantissa(message))
                      .exponent((byte) QuoteToOracle.exponent(market))
                      .publishTimeNs(new SystemEpochNanoClock().nanoTime()));
          return;
        }
      }
    }
    throw new IllegalStateException("no best quote in feed " + market.source().resource());
  }

  private void execute(IngressClient client, Consumer<CommandDraft> command) {
    command.accept(client.draft());
    long clientSeq = client.send();
    if (clientSeq <= 0) {
      throw new IllegalStateException("the engine takes no commands: " + clientSeq);
    }
    commands++;
    newIds.events = 0;
    Outcome outcome = client.await(clientSeq, TIMEOUT, newIds);
    if (!outcome.accepted()) {
      throw new IllegalStateException("the demo's set-up was refused: " + outcome.reason());
    }
    long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
    while (newIds.events < outcome.eventCount()) {
      if (client.poll(newIds, outcome.eventCount()) == 0) {
        if (System.nanoTime() - deadlineNs > 0) {
          throw new IllegalStateException("the engine sent no events of the demo's set-up");
        }
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
    events += newIds.events;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** The demo signs nothing, so the hash of a name does for a public key. */
  private static byte[] wallet(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void putWallet(CreateAccountEncoder message, byte[] wallet) {
    for (int i = 0; i < wallet.length; i++) {
      message.wallet(i, (short) (wallet[i] & 0xFF));
    }
  }

  /** Catches the ids that the engine gives. */
  private static final class NewIds implements EgressHandler {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarketCreatedDecoder marketCreated = new MarketCreatedDecoder();
    private final SubAccountCreatedDecoder subAccountCreated = new SubAccountCreatedDecoder();
    private int marketId;
    private int subAccountId;
    private int events;

    @Override
    public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
      // The one outcome is awaited by its number.
    }

    @Override
    public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
      events++;
      header.wrap(buffer, offset);
      if (header.templateId() == MarketCreatedDecoder.TEMPLATE_ID) {
        marketId = marketCreated.wrapAndApplyHeader(buffer, offset, header).marketId();
      } else if (header.templateId() == SubAccountCreatedDecoder.TEMPLATE_ID) {
        subAccountCreated.wrapAndApplyHeader(buffer, offset, header);
        subAccountId = (int) subAccountCreated.subAccountId();
      }
    }
  }
}
