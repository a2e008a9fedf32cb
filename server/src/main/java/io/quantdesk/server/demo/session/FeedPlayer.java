package io.quantdesk.server.demo.session;

import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.server.demo.feed.MergedFeed;
import io.quantdesk.server.demo.flow.DemoAccounts;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.flow.OrderFlow;
import io.quantdesk.server.demo.view.DemoFrame;
import io.quantdesk.server.demo.view.DemoFrame.Counts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Plays a feed into the engine at a multiple of its own time: takes messages when they are due,
 * sends their commands as far as the window allows, and takes the answers, all on the thread that
 * calls {@link #play}. Five times a second it hands a frame over.
 */
public final class FeedPlayer {
  /** Bound of the unanswered order commands: a power of two. */
  private static final int WINDOW = 1_024;

  /** The flow hears of an answer after its last event: it may lag behind by one command. */
  private static final int FLOW_CAPACITY = 2 * WINDOW;

  private static final int POLL_LIMIT = 512;
  private static final int MESSAGES_PER_TURN = 64;
  private static final long FRAME_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);

  private final MergedFeed feed;
  private final PlayTerms terms;
  private final Consumer<DemoFrame> frames;
  private final LatencyRecorder latencies = new LatencyRecorder(WINDOW);
  private final OrderSession session;
  private final OrderFlow flow;
  private final Pictures pictures;
  private final OrderEventReader orderEvents;
  private final OracleEventReader oracleEvents;
  private final EpochNanoClock wallClock = new SystemEpochNanoClock();
  private final IdleStrategy idle = new BackoffIdleStrategy(10, 20, 10_000, 200_000);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private RateMeter rate;
  private long startNs;
  private long feedStartNs;
  private long playedNs;
  private long nextFrameNs;
  private boolean hasMessage;
  private boolean hasBegun;

  /** Plays with clients and a feed that stay their owner's. */
  public FeedPlayer(
      MergedFeed feed,
      PlayTerms terms,
      List<DemoMarket> markets,
      DemoAccounts accounts,
      IngressClient trading,
      IngressClient oracle,
      SessionKeeper keeper,
      Consumer<DemoFrame> frames) {
    this.feed = feed;
    this.terms = terms;
    this.frames = frames;
    this.session = new OrderSession(trading, oracle, WINDOW, latencies, keeper);
    this.flow = new OrderFlow(markets, accounts, session, FLOW_CAPACITY);
    this.pictures = new Pictures(markets);
    this.orderEvents = new OrderEventReader(flow, pictures, latencies);
    this.oracleEvents = new OracleEventReader(pictures, flow.refusals());
  }

  /** Plays until the end of the feed or of the terms, and until every command is answered. */
  public PlayResult play() {
    startNs = System.nanoTime();
    nextFrameNs = startNs;
    rate = new RateMeter(startNs);
    hasMessage = feed.next();
    feedStartNs = hasMessage ? feed.message().receiveNs : 0;
    while (!isOver()) {
      idle.idle(work());
    }
    long elapsedNs = System.nanoTime() - startNs;
    frames.accept(frame(System.nanoTime()));
    return new PlayResult(
        session.commands(), events(), elapsedNs, flow, frame(startNs + elapsedNs));
  }

  /** Ends the play early, as if the feed ended; from any thread. */
  public void stop() {
    stopping.set(true);
  }

  private boolean isOver() {
    boolean isPlayed = !hasBegun && (!hasMessage || stopping.get() || isBeyondTerms());
    return isPlayed
        && session.unanswered() == 0
        && !orderEvents.isWithinCommand()
        && flow.drain(wallClock.nanoTime())
        && session.unanswered() == 0;
  }

  private int work() {
    int done = session.poll(orderEvents, oracleEvents, POLL_LIMIT);
    long nowNs = System.nanoTime();
    if (flow.drain(wallClock.nanoTime())) {
      done += takeDueMessages(nowNs);
    }
    if (nowNs - nextFrameNs >= 0) {
      nextFrameNs = nowNs + FRAME_INTERVAL_NS;
      rate.update(nowNs, session.commands());
      frames.accept(frame(nowNs));
    }
    return done;
  }

  private int takeDueMessages(long nowNs) {
    int taken = 0;
    boolean hasRoom = finishMessage();
    while (hasRoom && taken < MESSAGES_PER_TURN && isDue(nowNs)) {
      playedNs = feed.message().receiveNs - feedStartNs;
      pictures.onFeedTime(feed.message().receiveNs);
      flow.begin(feed.feed(), feed.message());
      hasBegun = true;
      hasRoom = flow.drain(wallClock.nanoTime()) && finishMessage();
      taken++;
    }
    return taken;
  }

  /** Moves on to the next message; the flow has sent all of the current one. */
  private boolean finishMessage() {
    if (hasBegun) {
      hasBegun = false;
      hasMessage = feed.next();
    }
    return true;
  }

  private boolean isDue(long nowNs) {
    if (!hasMessage || stopping.get() || isBeyondTerms()) {
      return false;
    }
    long feedNs = feed.message().receiveNs - feedStartNs;
    return terms.speed() == 0 || nowNs - (startNs + feedNs / terms.speed()) >= 0;
  }

  private boolean isBeyondTerms() {
    return feed.message().receiveNs - feedStartNs > terms.feedNs();
  }

  private DemoFrame frame(long nowNs) {
    Counts counts =
        new Counts(
            session.commands(),
            rate.perSecond(),
            rate.rates(),
            events(),
            flow.refusals().total(),
            session.unanswered());
    return new DemoFrame(
        playedNs,
        terms.feedNs(),
        pictures.feedTimeNs(),
        nowNs - startNs,
        terms.speed(),
        pictures.frames(),
        counts,
        latencies.latency());
  }

  private long events() {
    return orderEvents.events() + oracleEvents.events();
  }
}
