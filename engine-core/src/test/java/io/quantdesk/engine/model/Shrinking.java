package io.quantdesk.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a short part of a list that still fails: leaves out half of it, quarters, and so on down to
 * single elements, as long as that helps.
 */
final class Shrinking {
  private Shrinking() {}

  /**
   * A part of a failing list that fails, in its order, and passes when any one element is left out,
   * unless the tries are used up before.
   */
  static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails, int maxTries) {
    List<T> best = failing;
    int tries = 0;
    int chunk = Math.max(best.size() / 2, 1);
    boolean helped = false;
    int start = 0;
    while (tries < maxTries) {
      if (start >= best.size()) {
        if (chunk == 1 && !helped) {
          return best;
        }
        int half = Math.max(best.size() / 2, 1);
        chunk = Math.min(helped ? chunk : Math.max(chunk / 2, 1), half);
        helped = false;
        start = 0;
        continue;
      }
      List<T> shorter = new ArrayList<>(best.subList(0, start));
      shorter.addAll(best.subList(Math.min(start + chunk, best.size()), best.size()));
      tries++;
      if (!shorter.isEmpty() && fails.test(shorter)) {
        best = shorter;
        helped = true;
      } else {
        start += chunk;
      }
    }
    return best;
  }
}
