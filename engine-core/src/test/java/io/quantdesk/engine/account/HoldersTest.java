package io.quantdesk.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.account.Holders.Walk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldersTest {
  private final Scopes scopes = new Scopes(8);
  private final Positions positions =
      new Positions(8, scopes, new Leverages(8), new OwnerExposures(new Accounts(8, 8), 8, 2), 2);
  private final Holders holders = positions.holders();

  private int open(int scopeId, int marketId) {
    int slot = positions.acquire(scopeId, marketId);
    positions.set(slot, 1, 1, 0);
    return slot;
  }

  private List<Integer> walk(Walk walk) {
    List<Integer> met = new ArrayList<>();
    for (int slot = holders.next(walk); slot != Holders.NONE; slot = holders.next(walk)) {
      met.add(slot);
    }
    return met;
  }

  @Test
  void shouldMeetThePositionsWithLotsOfOneMarketInTheirOrder() {
    int first = open(1, 1);
    open(1, 2);
    int second = open(2, 1);
    positions.acquire(3, 1);
    positions.set(first, -4, -4, 0);
    assertThat(walk(Walk.DELEVERAGING)).isEmpty();
    holders.begin(Walk.DELEVERAGING, 1);
    assertThat(walk(Walk.DELEVERAGING)).containsExactly(first, second);
    assertThat(walk(Walk.DELEVERAGING)).isEmpty();
  }

  @Test
  void shouldGoOnWhateverClosesOrOpensMeanwhile() {
    int first = open(1, 1);
    int second = open(2, 1);
    int third = open(3, 1);
    holders.begin(Walk.DELEVERAGING, 1);
    holders.begin(Walk.SETTLING_LONGS, 1);
    assertThat(holders.next(Walk.DELEVERAGING)).isEqualTo(first);
    positions.set(first, 0, 0, 0);
    positions.set(second, 0, 0, 0);
    int fourth = open(4, 1);
    assertThat(walk(Walk.DELEVERAGING)).containsExactly(third, fourth);
    assertThat(walk(Walk.SETTLING_LONGS)).containsExactly(third, fourth);
    holders.begin(Walk.DELEVERAGING, 2);
    assertThat(walk(Walk.DELEVERAGING)).isEmpty();
  }
}
