package io.quantdesk.bench.cascade;

import java.util.List;

/**
 * What is left of a run when its engine is gone.
 *
 * @param violations what did not hold, in words
 * @param nanosOfCheckedPrices time of the prices that measured somebody
 * @param checksOfPrices how many they measured
 */
record CascadePass(
    CascadeTally tally,
    CommandTimes times,
    long stateHash,
    long insuranceFundedMicros,
    long nanosOfCheckedPrices,
    long checksOfPrices,
    List<String> violations) {

  static CascadePass of(CascadeRun run) {
    TimedEngine engine = run.engine();
    return new CascadePass(
        run.tally(),
        engine.times(),
        engine.stateHash(),
        run.insuranceFundedMicros(),
        engine.nanosOfCheckedPrices(),
        engine.checksOfPrices(),
        List.copyOf(run.violations()));
  }
}
