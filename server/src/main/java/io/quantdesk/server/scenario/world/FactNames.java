package io.quantdesk.server.scenario.world;

import io.quantdesk.server.scenario.text.Meaning;

/** Knows how the things in facts are called. */
public interface FactNames {
  /** What a number stands for, as it is written. */
  String name(Meaning meaning, long id);

  /** Name of an owner. */
  String ownerName(long accountId);
}
