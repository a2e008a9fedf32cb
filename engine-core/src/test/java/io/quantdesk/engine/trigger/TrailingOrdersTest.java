package io.quantdesk.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many orders at once, compared with orders that each look at each price on their own. */
class TrailingOrdersTest {
  private static final int CAPACITY = 1_000;
  private static final int STEPS = 30_000;

  private static final Comparator<Naive> TURN =
      Comparator.comparingLong((Naive order) -> -order.signed(order.trigger()))
          .thenComparing(order -> order.offset < 0)
          .thenComparingInt(order -> Math.abs(order.offset))
          .thenComparingLong(order -> order.number);

  /** What an order is by the rules. */
  private static final class Naive {
    Side side;
    long number;
    int handle;
    int offset;
    int activation;
    int best;
    boolean met;

    /** The higher, the better for a sell; a buy the other way round. */
    long signed(long price) {
      return side == Side.SELL ? price : -price;
    }

    long trigger() {
      return TrailingOffset.triggerTicks(side, activation != 0 ? activation : best, offset);
    }

    void see(int price) {
      if (met) {
        return;
      }
      if (activation != 0) {
        if (signed(price) >= signed(activation)) {
          activation = 0;
          best = price;
        }
      } else if (signed(price) > signed(best)) {
        best = price;
      } else {
        met = signed(price) <= signed(trigger());
      }
    }
  }

  private final TrailingOrders trailing = new TrailingOrders(2, CAPACITY);
  private final List<Naive> orders = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private SplittableRandom random;
  private int price = 100_000;
  private long numbers;
  private int passed;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void shouldEqualOrdersThatLookAtEachPriceOnTheirOwn(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < CAPACITY; i++) {
      free.add(i);
    }
    for (int i = 0; i < STEPS; i++) {
      step();
      assertThat(trailing.firstMet(0)).as("seed %d step %d", seed, i).isEqualTo(first(Side.BUY));
      assertThat(trailing.firstMet(1)).as("seed %d step %d", seed, i).isEqualTo(first(Side.SELL));
      if (i % 50 == 0) {
        orders.forEach(this::compare);
        assertThat(walk(0) + walk(1)).isEqualTo(orders.size());
      }
    }
    assertThat(passed).as("extremes beyond orders that were met").isGreaterThan(1_000);
  }

  private void step() {
    int dice = random.nextInt(100);
    if (dice < 45 && !free.isEmpty()) {
      add();
    } else if (dice < 55 && !orders.isEmpty()) {
      remove(orders.get(random.nextInt(orders.size())));
    } else if (dice < 60) {
      fire(random.nextInt(40));
    } else {
      int reach = random.nextInt(20) == 0 ? 3_000 : 100;
      price = Math.min(150_000, Math.max(50_000, price + random.nextInt(2 * reach + 1) - reach));
      for (Naive order : orders) {
        passed += order.met && order.signed(price) > order.signed(order.best) ? 1 : 0;
        order.see(price);
      }
      trailing.see(0, price);
      trailing.see(1, price);
    }
  }

  private void add() {
    Naive order = new Naive();
    order.side = random.nextBoolean() ? Side.BUY : Side.SELL;
    order.number = ++numbers;
    order.handle = free.remove(free.size() - 1);
    int near = random.nextInt(4) == 0 ? 20 : 4_000;
    order.offset = random.nextBoolean() ? 1 + random.nextInt(near) : -1 - random.nextInt(near * 5);
    int group = order.side.code();
    if (random.nextInt(3) == 0) {
      order.activation = price - order.side.sign() * (1 + random.nextInt(500));
      trailing.standBy(group, order.handle, order.activation, order.offset, order.number);
    } else {
      order.best = price;
      trailing.follow(group, order.handle, order.best, order.offset, order.number);
    }
    orders.add(order);
  }

  private void remove(Naive order) {
    trailing.remove(order.handle);
    orders.remove(order);
    free.add(order.handle);
  }

  /** Takes some that were met, in their turn, on both sides. */
  private void fire(int most) {
    for (int i = 0; i < most; i++) {
      int handle = trailing.firstMet(i & 1);
      orders.stream().filter(o -> o.handle == handle).findFirst().ifPresent(this::remove);
    }
  }

  private int first(Side side) {
    return orders.stream()
        .filter(order -> order.side == side && order.met)
        .min(TURN)
        .map(order -> order.handle)
        .orElse(TriggerOrders.NONE);
  }

  private void compare(Naive order) {
    assertThat(trailing.triggerTicks(order.handle)).isEqualTo((int) order.trigger());
    assertThat(trailing.activationTicks(order.handle)).isEqualTo(order.activation);
    assertThat(trailing.bestTicks(order.handle)).isEqualTo(order.best);
    assertThat(trailing.isMet(order.handle)).isEqualTo(order.met);
  }

  private int walk(int group) {
    int count = 0;
    int handle = trailing.first(group);
    while (handle != TriggerOrders.NONE) {
      count++;
      handle = trailing.next(handle);
    }
    return count;
  }
}
