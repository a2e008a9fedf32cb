package io.quantdesk.engine.fee;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.StateHash;
import java.util.Arrays;

/**
 * The fee schedule, what accounts have traded, the tier of each account and how far the tiers have
 * been worked out (c9). Tiers and schedule change only through {@link FeeDesk}.
 */
public final class FeeTiers {
  /** A day, UTC. */
  public static final long DAY_NS = 86_400_000_000_000L;

  private final Accounts accounts;
  private final CommandTime time;
  private final FeeSchedule schedule = new FeeSchedule();
  private final TradedVolumes volumes;

  /** By account. */
  private final byte[] tiers;

  /** By account: the tier that it was given whatever it trades, and 1; 0: it has none. */
  private final byte[] given;

  /** Rates by tier; those that do not exist have no rate of their own. */
  private final int[] takerFeePpm = new int[FeeSchedule.MAX + 1];

  private final int[] makerFeePpm = new int[FeeSchedule.MAX + 1];
  private boolean on;

  /** Day whose tiers are, or are being, worked out. */
  private long day;

  /** First account whose tier has to be; 0: all are. */
  private int nextAccount;

  private long pendingSinceNs;

  public FeeTiers(Accounts accounts, int accountCapacity, CommandTime time) {
    this.accounts = accounts;
    this.time = time;
    volumes = new TradedVolumes(accountCapacity);
    tiers = new byte[accountCapacity + 1];
    given = new byte[accountCapacity + 1];
    Arrays.fill(takerFeePpm, FeeSchedule.NO_RATE_PPM);
    Arrays.fill(makerFeePpm, FeeSchedule.NO_RATE_PPM);
  }

  /** Whether there is a schedule; if not, nobody pays anything else than a market's own rates. */
  public boolean areOn() {
    return on;
  }

  /** The schedule in force, owned by this. */
  public FeeSchedule schedule() {
    return schedule;
  }

  /** What a taker pays in a market, ppm. */
  public int takerFeePpm(MarketParameters market, int subAccountId) {
    int tier = tiers[accounts.owner(subAccountId)];
    return Math.min(market.takerFeePpm, takerFeePpm[tier]);
  }

  /** What a maker pays in a market, ppm; below 0 what he gets. */
  public int makerFeePpm(MarketParameters market, int subAccountId) {
    int tier = tiers[accounts.owner(subAccountId)];
    return Math.min(market.makerFeePpm, makerFeePpm[tier]);
  }

  /** Counts a fill for the accounts of both parties. */
  public void traded(int makerSubAccountId, int takerSubAccountId, long valueMicros) {
    long today = today();
    volumes.add(accounts.owner(makerSubAccountId), today, valueMicros);
    volumes.add(accounts.owner(takerSubAccountId), today, valueMicros);
  }

  /** Tier of an account. */
  public int tier(int accountId) {
    return tiers[accountId];
  }

  /** Whether an account has been given its tier. */
  public boolean isGiven(int accountId) {
    return given[accountId] != 0;
  }

  /** What an account has traded in the 30 full days before today, USDC micros. */
  public long volumeMicros(int accountId) {
    return volumes.before(accountId, today());
  }

  /** When tiers are to be worked out next; Engine.NO_DEADLINE: never. */
  public long nextNs() {
    if (nextAccount != 0) {
      return pendingSinceNs;
    }
    return on ? (day + 1) * DAY_NS : DeadlineQueue.NEVER;
  }

  /** Whether the tier of every account is that of its volume before today. */
  public boolean areCurrent() {
    return nextAccount == 0 && (!on || day == today());
  }

  /** The tier that an account has to have as things are. */
  public int dueTier(int accountId) {
    return given[accountId] == 0
        ? schedule.tierOf(volumeMicros(accountId))
        : Math.min(given[accountId] - 1, schedule.count());
  }

  /** Rate of a tier of the schedule; of tier 0 one that is above all. */
  public int ownTakerFeePpm(int tier) {
    return takerFeePpm[tier];
  }

  /** Rate of a tier of the schedule; of tier 0 one that is above all. */
  public int ownMakerFeePpm(int tier) {
    return makerFeePpm[tier];
  }

  void tier(int accountId, int tier) {
    tiers[accountId] = (byte) tier;
  }

  /** Notes that an account has a tier whatever it trades. */
  void give(int accountId, int tier) {
    given[accountId] = (byte) (tier + 1);
  }

  /** Notes that an account has the tier of its volume. */
  void takeBack(int accountId) {
    given[accountId] = 0;
  }

  /** Replaces the schedule; every tier has to be worked out. */
  void replace(FeeSchedule next) {
    schedule.set(next);
    int count = schedule.count();
    on = count > 0;
    for (int tier = 1; tier <= FeeSchedule.MAX; tier++) {
      boolean exists = tier <= count;
      takerFeePpm[tier] = exists ? schedule.takerFeePpm(tier - 1) : FeeSchedule.NO_RATE_PPM;
      makerFeePpm[tier] = exists ? schedule.makerFeePpm(tier - 1) : FeeSchedule.NO_RATE_PPM;
    }
    startDay();
  }

  /** Begins a new day when it has come, and tells whether there are tiers to work out. */
  boolean isDue() {
    if (nextNs() > time.ns()) {
      return false;
    }
    if (day != today()) {
      startDay();
    }
    return nextAccount != 0;
  }

  /** First account whose tier has to be worked out. */
  int nextAccount() {
    return nextAccount;
  }

  /** Tiers of the accounts before one are worked out. */
  void workedOut(int next) {
    nextAccount = next > accounts.accountCount() ? 0 : next;
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    schedule.hash(hash);
    hash.add(day).add(nextAccount).add(pendingSinceNs);
    for (int accountId = 1; accountId <= accounts.accountCount(); accountId++) {
      hash.add(tiers[accountId]).add(given[accountId]);
    }
    volumes.hash(accounts.accountCount(), hash);
  }

  private void startDay() {
    day = today();
    nextAccount = accounts.accountCount() == 0 ? 0 : 1;
    pendingSinceNs = time.ns();
  }

  private long today() {
    return time.ns() / DAY_NS;
  }
}
