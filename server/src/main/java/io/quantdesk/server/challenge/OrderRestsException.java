package io.quantdesk.server.challenge;

/** A new order came with the id of one that still rests: the flow is not one of the challenge. */
final class OrderRestsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OrderRestsException(int message, int orderId) {
    super(
        "message "
            + message
            + ": new order with id "
            + Integer.toUnsignedString(orderId)
            + ", which is still resting");
  }
}
