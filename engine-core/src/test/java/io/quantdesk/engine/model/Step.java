package io.quantdesk.engine.model;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.session.SessionRole;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** One command with its header, which any engine and any model can run, again and again. */
final class Step {
  /** Id of the order of a step that made none, or has not run. */
  private static final long NO_ORDER = -1;

  /** Id of the order that it made when it ran last. */
  long orderId = NO_ORDER;

  /** Ids of the legs that it made, as many as there are. */
  final List<Long> legIds = new ArrayList<>();

  private final CommandHeader header = new CommandHeader();
  private final String text;
  private final BiConsumer<Engine, CommandHeader> toEngine;
  private final BiFunction<NaiveEngine, CommandHeader, Answer> toModel;
  private Step target;
  private int targetLeg;
  private LongConsumer aim;

  /** A command of those who are allowed to send it; its words and objects describe it. */
  Step(
      CommandHeader header,
      Set<SessionRole> allowed,
      BiConsumer<Engine, CommandHeader> toEngine,
      Function<NaiveEngine, Answer> toModel,
      Object... description) {
    this(
        header,
        toEngine,
        (model, stamped) ->
            model.exchange.sessions.run(stamped, allowed, () -> toModel.apply(model)),
        description);
  }

  /** Something that no session's role is asked for. */
  Step(
      CommandHeader header,
      BiConsumer<Engine, CommandHeader> toEngine,
      BiFunction<NaiveEngine, CommandHeader, Answer> toModel,
      Object... description) {
    this.header.seq = header.seq;
    this.header.timeNs = header.timeNs;
    this.header.sessionId = header.sessionId;
    this.header.clientSeq = header.clientSeq;
    this.header.reason.set(header.reason);
    this.toEngine = toEngine;
    this.toModel = toModel;
    text = Arrays.stream(description).map(Step::text).collect(Collectors.joining(" "));
  }

  /**
   * Makes it name an order that another step has made, whatever id that has got: the order itself,
   * or one of its legs, from 1 on.
   */
  Step aimAt(Step other, int leg, LongConsumer setOrderId) {
    target = other;
    targetLeg = leg;
    aim = setOrderId;
    return this;
  }

  /** Id of the order that it made, or of one of its legs, from 1 on. */
  long id(int leg) {
    if (leg == 0) {
      return orderId;
    }
    return leg <= legIds.size() ? legIds.get(leg - 1) : NO_ORDER;
  }

  /** Forgets what an earlier run has made. */
  void reset() {
    orderId = NO_ORDER;
    legIds.clear();
  }

  void run(Iterable<Engine> engines) {
    if (target != null) {
      aim.accept(target.id(targetLeg));
    }
    engines.forEach(engine -> toEngine.accept(engine, header));
  }

  /** After the engines. */
  Answer run(NaiveEngine model) {
    model.exchange.nowNs = header.timeNs;
    model.exchange.touched.clear();
    model.admin.sender = header;
    Answer answer = toModel.apply(model, header);
    model.trading.isolation.finishCommand();
    model.alerts.tell();
    return answer;
  }

  long timeNs() {
    return header.timeNs;
  }

  boolean isFromServer() {
    return header.sessionId == 0;
  }

  @Override
  public String toString() {
    return text(header)
        + ": "
        + text
        + (target == null ? "" : " (order " + targetLeg + " of " + text(target.header) + ")");
  }

  /** Values as they are, commands by their fields but zeros. */
  private static String text(Object value) {
    boolean plain = value.getClass().isEnum() || value.getClass().getName().startsWith("java.");
    return plain
        ? value.toString()
        : Arrays.stream(value.getClass().getFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .map(field -> text(field, value))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
  }

  private static String text(Field field, Object owner) {
    try {
      Object value = field.get(owner);
      boolean zero =
          value == null
              || value.equals(false)
              || (value instanceof Number number && number.longValue() == 0);
      return zero ? "" : field.getName() + "=" + text(value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
