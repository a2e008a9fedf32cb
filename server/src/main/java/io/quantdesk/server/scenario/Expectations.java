package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.Fact;
import io.quantdesk.server.scenario.world.FactText;
import io.quantdesk.server.scenario.world.FactWord;
import io.quantdesk.server.scenario.world.Observed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What a statement claims about its events. Expected events must occur in the order in which they
 * are written, others may come between; the facts of one event may be written in any order. A
 * refusal must be expected. An exact list leaves out no event but the acceptance.
 *
 * @param list in the order of the text
 * @param exact whether every event must be expected
 * @param refusalAllowed whether a refusal need not be expected
 * @param at the place of the arrow, or of the statement when there is none
 */
record Expectations(List<Expectation> list, boolean exact, boolean refusalAllowed, Token at) {
  /** Collects the claims of a statement, which may stand behind several arrows. */
  static final class Builder {
    private final List<Expectation> list = new ArrayList<>();
    private Token at;
    private boolean exact;
    private boolean refusalAllowed;

    Builder(Token statement) {
      at = statement;
    }

    void arrow(Token arrow, boolean isExact) {
      at = arrow;
      exact |= isExact;
    }

    void add(Expectation expectation) {
      list.add(expectation);
    }

    void allowRefusal() {
      refusalAllowed = true;
    }

    boolean isEmpty() {
      return list.isEmpty() && !refusalAllowed;
    }

    Expectations build() {
      return new Expectations(List.copyOf(list), exact, refusalAllowed, at);
    }
  }

  /** A claim that does not hold. */
  record Broken(Token at, String message) {}

  /** Compares the claims with the events of the statement. */
  List<Broken> check(List<Observed> events, FactText text, Directory directory) {
    return new Check(events, text, directory).run();
  }

  private final class Check {
    private final List<Observed> events;
    private final FactText text;
    private final Directory directory;
    private final List<Set<Fact>> used = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();

    Check(List<Observed> events, FactText text, Directory directory) {
      this.events = events;
      this.text = text;
      this.directory = directory;
      events.forEach(event -> used.add(Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    List<Broken> run() {
      int from = 0;
      for (Expectation expectation : list) {
        if (expectation.absent()) {
          checkAbsent(expectation);
        } else {
          from = checkPresent(expectation, from);
        }
      }
      for (int i = 0; i < events.size(); i++) {
        checkExpected(events.get(i), i);
      }
      return broken;
    }

    /** Returns where to look for the next one. */
    private int checkPresent(Expectation expectation, int from) {
      for (int i = from; i < events.size(); i++) {
        for (Fact fact : events.get(i).facts()) {
          if (!used.get(i).contains(fact) && expectation.matches(fact, directory)) {
            used.get(i).add(fact);
            return i;
          }
        }
      }
      broken.add(new Broken(expectation.at(), "expected " + expectation.text()));
      return from;
    }

    private void checkAbsent(Expectation expectation) {
      for (Observed event : events) {
        for (Fact fact : event.facts()) {
          if (expectation.matches(fact, directory)) {
            String message = "expected " + expectation.text() + ", but: " + text.write(fact);
            broken.add(new Broken(expectation.at(), message));
            return;
          }
        }
      }
    }

    private void checkExpected(Observed event, int index) {
      boolean isExpected = !used.get(index).isEmpty();
      FactWord word = event.fact().word();
      if (isUnexpectedRefusal(event, index)) {
        broken.add(new Broken(at, "refused, which was not expected"));
      } else if (exact && !isExpected && word != FactWord.ACCEPTED) {
        broken.add(new Broken(at, "not expected: " + text.write(event.fact())));
      }
    }

    private boolean isUnexpectedRefusal(Observed event, int index) {
      return event.fact().word() == FactWord.REJECTED
          && used.get(index).isEmpty()
          && broken.isEmpty()
          && !refusalAllowed
          && list.stream().noneMatch(item -> item.word() == FactWord.ORDER_REJECTED);
    }
  }
}
