package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;

/**
 * What a command is answered.
 *
 * @param orderNumber counter part of the order id; 0: none
 */
record Answer(RejectReason reason, long orderNumber, long originalSeq) {
  static Answer of(RejectReason reason) {
    return new Answer(reason, 0, 0);
  }

  static Answer of(RejectReason reason, long orderNumber) {
    return new Answer(reason, orderNumber, 0);
  }
}
