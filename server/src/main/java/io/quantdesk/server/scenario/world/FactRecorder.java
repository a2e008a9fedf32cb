package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.session.SessionRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the events of the engine into facts and keeps the directory up to date. The events of a
 * command are complete with its outcome, which is put in front of them.
 */
public final class FactRecorder extends FactTeller {
  private final Directory directory;
  private final List<Pending> pending = new ArrayList<>();
  private final List<Observed> observed = new ArrayList<>();
  private OpenedSession lastOpened;
  private RejectReason lastReason = RejectReason.NONE;

  private record Pending(Fact fact, List<Fact> consequences) {}

  /** The answer to the opening of a session. */
  public record OpenedSession(int sessionId, SessionRole role, long lastClientSeq) {}

  /** Makes a recorder that fills and reads a directory. */
  public FactRecorder(Directory directory) {
    super(directory);
    this.directory = directory;
  }

  /** Hands over what was observed since the last call. */
  public List<Observed> take() {
    List<Observed> taken = List.copyOf(observed);
    observed.clear();
    return taken;
  }

  /** Reason of the newest outcome. */
  public RejectReason lastReason() {
    return lastReason;
  }

  /** The newest opening of a session; null before the first. */
  public OpenedSession lastOpened() {
    return lastOpened;
  }

  @Override
  protected void onFact(Fact fact, List<Fact> consequences) {
    pending.add(new Pending(fact, consequences));
  }

  @Override
  protected void onOutcome(CommandOutcome event, Fact outcome) {
    lastReason = event.reason;
    observed.add(new Observed(event.commandSeq, event.timeNs, outcome, List.of()));
    for (Pending item : pending) {
      observed.add(new Observed(event.commandSeq, event.timeNs, item.fact, item.consequences));
    }
    pending.clear();
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    directory.opened(event);
    lastOpened = new OpenedSession(event.sessionId, event.role, event.lastClientSeq);
    super.sessionOpened(event);
  }

  @Override
  public void accountCreated(AccountCreated event) {
    directory.created(event);
    super.accountCreated(event);
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    directory.created(event);
    super.subAccountCreated(event);
  }

  @Override
  public void marketCreated(MarketCreated event) {
    directory.created(event);
    super.marketCreated(event);
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    directory.updated(event.marketId, event.parameters);
    super.marketUpdated(event);
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    directory.accepted(event);
    super.orderAccepted(event);
  }

  @Override
  public void orderAmended(OrderAmended event) {
    directory.amended(event);
    super.orderAmended(event);
  }

  @Override
  public void orderDone(OrderDone event) {
    directory.done(event);
    super.orderDone(event);
  }

  @Override
  public void traded(Traded event) {
    directory.traded(event);
    super.traded(event);
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    directory.listed(event);
    super.collateralAssetSet(event);
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    directory.auctioned(event);
    super.auctionOpened(event);
  }

  @Override
  public void orderReduced(OrderReduced event) {
    directory.reduced(event);
    super.orderReduced(event);
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    directory.triggered(event);
    super.orderTriggered(event);
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    directory.enlarged(event);
    super.orderEnlarged(event);
  }
}
