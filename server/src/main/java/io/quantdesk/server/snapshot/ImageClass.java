package io.quantdesk.server.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A class whose objects can be part of an image: all its fields, in an order of their own. */
final class ImageClass {
  private static final List<String> KEPT = List.of("io.quantdesk.", "org.agrona.collections.");

  private final Class<?> type;
  private final List<Field> fields;

  /** Refuses a class whose objects cannot be told by their fields. */
  ImageClass(Class<?> type) {
    this.type = type;
    if (KEPT.stream().noneMatch(type.getName()::startsWith) || type.isHidden() || type.isRecord()) {
      throw new SnapshotException("an object of " + type + " cannot be kept in a snapshot");
    }
    fields = fieldsOf(type);
  }

  /** Those of a superclass first, otherwise by name. */
  List<Field> fields() {
    return fields;
  }

  /** Names it with its fields: what was written must be what is read. */
  String description() {
    StringBuilder text = new StringBuilder(type.getName());
    for (Field field : fields) {
      text.append(' ').append(field.getName()).append(':').append(field.getType().getName());
    }
    return text.toString();
  }

  private static List<Field> fieldsOf(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    if (type.getSuperclass() != null) {
      fields.addAll(fieldsOf(type.getSuperclass()));
    }
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .sorted(Comparator.comparing(Field::getName))
        .forEach(fields::add);
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }
}
