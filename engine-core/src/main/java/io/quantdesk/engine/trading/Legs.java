package io.quantdesk.engine.trading;

/** Whether an order comes with legs, those that {@link BracketLegs} has read last. */
enum Legs {
  NONE,
  ATTACHED
}
