package io.quantdesk.engine.event;

import io.quantdesk.engine.math.Bytes32;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class AccountCreated {
  public int accountId;

  public final Bytes32 wallet = new Bytes32();
}
