package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.order.OrderPart;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the events of an order and of its trades say. */
final class OrderFacts {
  private OrderFacts() {}

  static Fact order(OrderAccepted event, MarketUnits units) {
    Fact.Builder order =
        Fact.of(FactWord.ORDER)
            .id("order", event.orderId)
            .id("account", event.subAccountId)
            .text("side", side(event.side))
            .number("qty", units.quantity(event.orderQtyLots))
            .number("price", units.price(event.priceTicks))
            .word("type", event.ordType)
            .word("tif", event.timeInForce)
            .flag("post-only", event.postOnly)
            .flag("post-only-slide", event.postOnlySlide)
            .flag("force", event.force)
            .flag("reduce-only", event.reduceOnly)
            .id("market", event.marketId)
            .number("cl-ord-id", event.clOrdId);
    if (event.selfTradePrevention != SelfTradePrevention.CANCEL_MAKER) {
      order.word("self-trade", event.selfTradePrevention);
    }
    if (event.restingQtyLots > 0) {
      order
          .number("resting-qty", units.quantity(event.restingQtyLots))
          .number("level", units.quantity(event.levelQtyLots));
    }
    if (event.displayQtyLots > 0) {
      order.number("display", units.quantity(event.displayQtyLots));
    }
    if (event.expireTimeNs != 0) {
      order.id("expires", event.expireTimeNs);
    }
    if (event.triggerPriceTicks > 0) {
      order
          .number("trigger", units.price(event.triggerPriceTicks))
          .word("source", event.triggerSource);
    }
    trail(order, event.trailingOffsetTicks, event.trailingOffsetPpm, units);
    if (event.activationPriceTicks > 0) {
      order.number("activation", units.price(event.activationPriceTicks));
    }
    return order.idIfAny("parent", event.parentOrderId).idIfAny("oco", event.ocoOrderId).build();
  }

  static Fact enlarged(OrderEnlarged event, MarketUnits units) {
    return Fact.of(FactWord.ENLARGED)
        .id("order", event.orderId)
        .id("account", event.subAccountId)
        .text("side", side(event.side))
        .number("qty", units.quantity(event.orderQtyLots))
        .id("market", event.marketId)
        .number("trigger", units.price(event.triggerPriceTicks))
        .build();
  }

  private static void trail(Fact.Builder fact, int ticks, int ppm, MarketUnits units) {
    if (ticks > 0) {
      fact.number("trail", units.price(ticks));
    }
    if (ppm > 0) {
      fact.number("trail-rate", MarketUnits.count(ppm));
    }
  }

  static Fact rejected(OrderRejected event) {
    Fact.Builder rejected =
        Fact.of(FactWord.ORDER_REJECTED)
            .reason(event.reason)
            .id("account", event.subAccountId)
            .id("market", event.marketId)
            .number("cl-ord-id", event.clOrdId);
    if (event.part != OrderPart.ORDER) {
      rejected.word("part", event.part);
    }
    return rejected.build();
  }

  static Fact resting(OrderRested event, MarketUnits units) {
    return Fact.of(FactWord.RESTING)
        .id("order", event.orderId)
        .id("account", event.subAccountId)
        .text("side", side(event.side))
        .number("qty", units.quantity(event.restingQtyLots))
        .number("price", units.price(event.priceTicks))
        .id("market", event.marketId)
        .number("level", units.quantity(event.levelQtyLots))
        .build();
  }

  static Fact amended(OrderAmended event, MarketUnits units) {
    Fact.Builder amended =
        Fact.of(FactWord.AMENDED)
            .id("order", event.orderId)
            .id("account", event.subAccountId)
            .text("side", side(event.side))
            .number("qty", units.quantity(event.orderQtyLots))
            .number("price", units.price(event.priceTicks))
            .id("market", event.marketId)
            .number("leaves", units.quantity(event.leavesQtyLots))
            .number("resting-qty", units.quantity(event.restingQtyLots))
            .number("old-price", units.price(event.oldPriceTicks))
            .number("old-level", units.quantity(event.oldLevelQtyLots));
    if (event.triggerPriceTicks > 0) {
      amended.number("trigger", units.price(event.triggerPriceTicks));
    }
    trail(amended, event.trailingOffsetTicks, event.trailingOffsetPpm, units);
    if (event.activationPriceTicks > 0) {
      amended.number("activation", units.price(event.activationPriceTicks));
    }
    return amended.build();
  }

  static Fact triggered(OrderTriggered event, MarketUnits units) {
    return Fact.of(FactWord.TRIGGERED)
        .id("order", event.orderId)
        .id("account", event.subAccountId)
        .text("side", side(event.side))
        .number("price", units.price(event.priceTicks))
        .id("market", event.marketId)
        .number("trigger", units.price(event.triggerPriceTicks))
        .word("source", event.triggerSource)
        .build();
  }

  static Fact done(FactWord word, OrderDone event, MarketUnits units) {
    Fact.Builder done =
        Fact.of(word)
            .id("order", event.orderId)
            .id("account", event.subAccountId)
            .reason(event.reason)
            .text("side", side(event.side))
            .number("qty", units.quantity(event.canceledQtyLots))
            .number("price", units.price(event.priceTicks))
            .id("market", event.marketId)
            .number("filled-qty", units.quantity(event.cumQtyLots))
            .flag("rested", event.rested);
    if (event.rested) {
      done.number("level", units.quantity(event.levelQtyLots));
    }
    if (event.rejectReason != RejectReason.NONE) {
      done.text("refused", event.rejectReason.name());
    }
    return done.build();
  }

  static Fact reduced(OrderReduced event, MarketUnits units) {
    Fact.Builder reduced =
        Fact.of(FactWord.REDUCED)
            .id("order", event.orderId)
            .id("account", event.subAccountId)
            .reason(event.reason)
            .text("side", side(event.side))
            .number("qty", units.quantity(event.orderQtyLots))
            .number("price", units.price(event.priceTicks))
            .id("market", event.marketId)
            .number("leaves", units.quantity(event.leavesQtyLots))
            .flag("rested", event.rested);
    if (event.rested) {
      reduced.number("level", units.quantity(event.levelQtyLots));
    }
    return reduced.build();
  }

  static Fact traded(Traded event, MarketUnits units) {
    Fact.Builder traded =
        Fact.of(FactWord.TRADED)
            .number("qty", units.quantity(event.lastQtyLots))
            .number("price", units.price(event.lastPriceTicks))
            .id("maker-order", event.makerOrderId)
            .id("taker-order", event.takerOrderId)
            .text("side", side(event.takerSide))
            .id("market", event.marketId)
            .id("taker", event.takerSubAccountId)
            .id("maker", event.makerSubAccountId)
            .number("fee", MarketUnits.money(event.takerFeeMicros))
            .number("maker-fee", MarketUnits.money(event.makerFeeMicros))
            .number("leaves", units.quantity(event.takerLeavesQtyLots))
            .number("maker-leaves", units.quantity(event.makerLeavesQtyLots))
            .number("level", units.quantity(event.makerLevelQtyLots))
            .number("id", event.tradeId)
            .flag("quoted", event.quoted);
    return (event.auctionId == 0 ? traded : traded.number("auction", event.auctionId)).build();
  }

  /** Both fees, the maker's order and then the taker's when they are filled. */
  static List<Fact> consequences(Traded event) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fee(event.takerSubAccountId, event.takerFeeMicros));
    facts.add(fee(event.makerSubAccountId, event.makerFeeMicros));
    if (event.makerLeavesQtyLots == 0) {
      facts.add(Fact.of(FactWord.FILLED).id("order", event.makerOrderId).build());
    }
    if (event.takerLeavesQtyLots == 0) {
      facts.add(Fact.of(FactWord.FILLED).id("order", event.takerOrderId).build());
    }
    return facts;
  }

  /** That an order rests, said by an event of another name; nothing when it does not rest. */
  static List<Fact> restingWithin(Fact fact) {
    BigDecimal restingQty = (BigDecimal) fact.values().get("resting-qty");
    if (restingQty == null || restingQty.signum() == 0) {
      return List.of();
    }
    Fact.Builder resting = Fact.of(FactWord.RESTING);
    for (String key : List.of("order", "account", "side", "price", "market", "level")) {
      if (fact.values().containsKey(key)) {
        resting.value(key, fact.values().get(key));
      }
    }
    return List.of(resting.number("qty", restingQty).build());
  }

  private static Fact fee(int subAccountId, long feeMicros) {
    return Fact.of(FactWord.FEE)
        .id("account", subAccountId)
        .number("fee", MarketUnits.money(feeMicros))
        .build();
  }

  static String side(Side side) {
    return side == Side.BUY ? Directory.BUYS : Directory.SELLS;
  }
}
