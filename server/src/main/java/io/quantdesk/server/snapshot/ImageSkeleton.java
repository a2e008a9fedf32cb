package io.quantdesk.server.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What an object was built of: whatever its final fields lead to, and theirs in turn. Two objects
 * that were made in the same way have the same skeleton, whatever became of them since, and others
 * may hold any part of it.
 */
final class ImageSkeleton {
  private final List<Object> parts = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** All parts of an object, itself first, in an order that follows from the classes. */
  static List<Object> of(Object object) {
    ImageSkeleton skeleton = new ImageSkeleton();
    skeleton.visit(object);
    return skeleton.parts;
  }

  private void visit(Object part) {
    if (part == null || part instanceof Enum<?> || !seen.add(part)) {
      return;
    }
    parts.add(part);
    if (part.getClass().isArray()) {
      return;
    }
    for (Field field : new ImageClass(part.getClass()).fields()) {
      if (Modifier.isFinal(field.getModifiers()) && !field.getType().isPrimitive()) {
        visit(valueOf(field, part));
      }
    }
  }

  private static Object valueOf(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
