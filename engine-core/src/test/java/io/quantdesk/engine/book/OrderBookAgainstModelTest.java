package io.quantdesk.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded random commands to the book and to a naive model of it, compared after every command. */
class OrderBookAgainstModelTest {
  private static final long SEED = 20_240_808;
  private static final int WALK_EVERY = 256;

  /** A kind of market: how many books, where prices lie, how large the pools are. */
  enum Market {
    DENSE(1, 400_000, 20_000, 64, 16, 50),
    ONE_TICK(1, 200_000, 500, 2, 8, 1),
    WIDE(1, 300_000, 3_000, 3_000, 6_000, 10_000_000),
    WHOLE_RANGE(1, 200_000, 2_000, 2_000, 8_000, Integer.MAX_VALUE),
    ENDS_OF_RANGE(1, 200_000, 300, 64, 32, -1),
    FEW_ORDERS(3, 200_000, 40, 40, 256, 5_000),
    FEW_LEVELS(3, 200_000, 200, 20, 256, 5_000),
    FEW_NODES(3, 200_000, 200, 200, 24, Integer.MAX_VALUE),
    SWEEPS(1, 200_000, 2_000, 2_000, 1_024, 30_000),
    MANY_BOOKS(2_000, 400_000, 100_000, 100_000, 100_000, 2_000);

    private final int books;
    private final int commands;
    private final int orders;
    private final int levels;
    private final int nodes;

    /** Width of the band of prices; -1: a few prices at both ends of the range. */
    private final int priceRange;

    Market(int books, int commands, int orders, int levels, int nodes, int priceRange) {
      this.books = books;
      this.commands = commands;
      this.orders = orders;
      this.levels = levels;
      this.nodes = nodes;
      this.priceRange = priceRange;
    }
  }

  private Market market;
  private Random random;
  private RestingOrders orders;
  private PriceLevels levels;
  private final List<BookUnderTest> books = new ArrayList<>();
  private final List<NaiveBook> models = new ArrayList<>();
  private final List<List<Long>> ids = new ArrayList<>();
  private long lastId;
  private int refusals;

  @ParameterizedTest
  @EnumSource
  void shouldDoWhatTheModelDoes(Market kind) {
    market = kind;
    random = new Random(SEED);
    orders = new RestingOrders(kind.orders);
    levels = new PriceLevels(kind.levels, kind.nodes);
    for (int i = 0; i < kind.books; i++) {
      books.add(new BookUnderTest(orders, levels));
      models.add(new NaiveBook());
      ids.add(new ArrayList<>());
    }
    for (int i = 0; i < kind.commands; i++) {
      runCommand(i);
    }
    assertThat(refusals > 0).as("refusals seen").isEqualTo(kind.name().startsWith("FEW_"));
    removeEverything();
    assertThat(orders.available()).as("orders").isEqualTo(kind.orders);
    assertThat(levels.levelsAvailable()).as("levels").isEqualTo(kind.levels);
    assertThat(levels.nodesAvailable()).as("nodes").isEqualTo(kind.nodes);
  }

  private void runCommand(int number) {
    int at = random.nextInt(books.size());
    try {
      applyToBoth(at);
      compareTops(at);
      if (number % WALK_EVERY == 0) {
        compareWhole(at);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(market + ", seed " + SEED + ", command " + number, e);
    }
  }

  private void applyToBoth(int at) {
    int dice = random.nextInt(100);
    if (market == Market.SWEEPS && dice == 0) {
      sweep(at);
    } else if (dice < 50) {
      place(at);
    } else if (dice < 90) {
      removeOne(at);
    } else if (dice < 95) {
      reduceOne(at);
    } else {
      compareFillable(at);
    }
  }

  private void place(int at) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int priceTicks = randomPrice(side);
    long qtyLots = 1L + random.nextInt(100);
    if (orders.available() == 0 || !books.get(at).book().hasRoomFor(side, priceTicks)) {
      refusals++;
      return;
    }
    long left = matchBoth(at, side, priceTicks, qtyLots);
    if (left > 0) {
      long orderId = ++lastId;
      assertThat(books.get(at).add(orderId, side, priceTicks, left))
          .isEqualTo(models.get(at).add(orderId, side, priceTicks, left));
      ids.get(at).add(orderId);
    }
  }

  private long matchBoth(int at, Side side, int limitTicks, long qtyLots) {
    List<NaiveBook.Fill> fills = books.get(at).match(side, limitTicks, qtyLots);
    assertThat(fills).isEqualTo(models.get(at).match(side, limitTicks, qtyLots));
    return qtyLots - fills.stream().mapToLong(NaiveBook.Fill::qtyLots).sum();
  }

  private void sweep(int at) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int limitTicks = side == Side.BUY ? Integer.MAX_VALUE : 0;
    matchBoth(at, side, limitTicks, 1L + random.nextInt(100_000));
  }

  private void removeOne(int at) {
    Long orderId = randomResting(at);
    if (orderId != null) {
      assertThat(books.get(at).remove(orderId)).isEqualTo(models.get(at).remove(orderId));
    }
  }

  private void reduceOne(int at) {
    Long orderId = randomResting(at);
    if (orderId != null) {
      ids.get(at).add(orderId);
      long leavesLots = 1L + random.nextInt((int) models.get(at).leavesLots(orderId));
      assertThat(books.get(at).reduce(orderId, leavesLots))
          .isEqualTo(models.get(at).reduce(orderId, leavesLots));
    }
  }

  private void compareFillable(int at) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int limitTicks = randomPrice(side);
    long upToLots = random.nextInt(1_000);
    assertThat(books.get(at).book().fillableLots(side, limitTicks, upToLots))
        .isEqualTo(models.get(at).fillableLots(side, limitTicks, upToLots));
  }

  /** Takes a random id off the list of those placed; null when it is gone or there is none. */
  private Long randomResting(int at) {
    List<Long> placed = ids.get(at);
    if (placed.isEmpty()) {
      return null;
    }
    int i = random.nextInt(placed.size());
    Long orderId = placed.get(i);
    placed.set(i, placed.get(placed.size() - 1));
    placed.remove(placed.size() - 1);
    return models.get(at).isResting(orderId) ? orderId : null;
  }

  /** Bids and asks overlap in the middle tenth of the band, so that some orders trade. */
  private int randomPrice(Side side) {
    if (market.priceRange < 0) {
      int tick = random.nextInt(20);
      return random.nextBoolean() ? tick : Integer.MAX_VALUE - tick;
    }
    int half = (int) (random.nextDouble() * random.nextDouble() * (market.priceRange * 0.55));
    int low = market.priceRange == Integer.MAX_VALUE ? 0 : 33_504;
    return side == Side.BUY
        ? low + (int) (market.priceRange * 0.55) - half
        : low + (int) (market.priceRange * 0.45) + half;
  }

  private void compareTops(int at) {
    OrderBook book = books.get(at).book();
    NaiveBook model = models.get(at);
    for (Side side : Side.values()) {
      int best = model.bestPriceTicks(side);
      assertThat(book.bestPriceTicks(side)).isEqualTo(best);
      assertThat(book.bestQtyLots(side)).isEqualTo(best < 0 ? 0 : model.levelLots(side, best));
    }
  }

  private void compareWhole(int at) {
    for (Side side : Side.values()) {
      List<Integer> prices = models.get(at).prices(side);
      assertThat(books.get(at).prices(side)).isEqualTo(prices);
      for (int priceTicks : prices) {
        assertThat(books.get(at).queue(priceTicks))
            .isEqualTo(models.get(at).queue(side, priceTicks));
        assertThat(books.get(at).book().levelQtyLots(priceTicks))
            .isEqualTo(models.get(at).levelLots(side, priceTicks));
      }
    }
  }

  private void removeEverything() {
    for (int at = 0; at < books.size(); at++) {
      for (long orderId : ids.get(at)) {
        if (models.get(at).isResting(orderId)) {
          books.get(at).remove(orderId);
          models.get(at).remove(orderId);
        }
      }
      assertThat(models.get(at).size()).isZero();
      compareTops(at);
    }
  }
}
