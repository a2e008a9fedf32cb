package io.quantdesk.engine.command;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class UpdateOracle {
  /** USDC price = mantissa x 10^exponent. */
  public long priceMantissa;

  public long confidenceMantissa;

  public long publishTimeNs;

  public int marketId;

  public int exponent;

  /** Of the price; 0: not known. */
  public int publishers;
}
