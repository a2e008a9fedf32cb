package io.quantdesk.writer.sql;

import java.util.UUID;

/**
 * UUIDs of rows, made from the engine's numbers: {@code 71640000-KKKK-8000-8NNN-NNNNNNNNNNNN} with
 * the kind K and the number N, as the comments of the schema describe. They need no lookup, are the
 * same whenever a journal is written again, and sort as the numbers do.
 */
public enum EntityId {
  USER(1),
  MARKET(2),
  BALANCE(3),
  POSITION(4),
  ORDER(5),
  TRADE(6),
  ORACLE_PRICE(7),
  MARK_PRICE(8);

  private static final long PREFIX = 0x7164_0000_0000_8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long NUMBER_MAX = (1L << 60) - 1;

  private final long high;

  EntityId(int kind) {
    high = PREFIX | (long) kind << 16;
  }

  /** First eight bytes, the same for all of a kind. */
  long high() {
    return high;
  }

  /** Last eight bytes of a number from 0 to 2^60 - 1. */
  static long low(long number) {
    if (number < 0 || number > NUMBER_MAX) {
      throw new IllegalArgumentException("number " + number + " does not fit an entity id");
    }
    return VARIANT | number;
  }

  /** The id of a number from 0 to 2^60 - 1. */
  public UUID of(long number) {
    return new UUID(high, low(number));
  }

  /** Number of a position: a position belongs to a sub-account and a market. */
  public static long positionNumber(long subAccountId, int marketId) {
    return subAccountId << 16 | marketId;
  }

  /** Number of one side of a match. */
  public static long tradeNumber(long tradeId, boolean maker) {
    return tradeId << 1 | (maker ? 1 : 0);
  }

  /** Number of what is identified by its place in the journal. */
  public static long eventNumber(long seq, int ordinal) {
    return seq << 16 | ordinal;
  }
}
