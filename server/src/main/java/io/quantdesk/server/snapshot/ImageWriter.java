package io.quantdesk.server.snapshot;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes everything that can be reached from an object: its fields and those of all objects behind
 * them, each once. Nothing is chosen, so nothing can be forgotten. The objects must not change
 * meanwhile.
 */
final class ImageWriter {
  private final ImageOutput out;
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final Map<Class<?>, Integer> classNumbers = new HashMap<>();
  private final Map<Class<?>, ImageClass> classes = new HashMap<>();

  ImageWriter(ImageOutput out) {
    this.out = out;
  }

  /** Number of objects that were written. */
  int objects() {
    return numbers.size();
  }

  /** Writes an object whole: its skeleton part by part, and within the parts all else. */
  void writeWhole(Object root) throws IOException {
    List<Object> skeleton = ImageSkeleton.of(root);
    skeleton.forEach(part -> numbers.put(part, numbers.size()));
    out.putInt(skeleton.size());
    for (Object part : skeleton) {
      writeContent(part);
    }
  }

  private void write(Object object) throws IOException {
    Integer known = object == null ? null : numbers.get(object);
    if (object == null) {
      out.putByte(ImageTag.NULL);
    } else if (known != null) {
      out.putByte(ImageTag.KNOWN);
      out.putInt(known);
    } else if (object instanceof Enum<?> constant) {
      out.putByte(ImageTag.CONSTANT);
      putClass(constant.getDeclaringClass());
      out.putText(constant.name());
    } else {
      numbers.put(object, numbers.size());
      out.putByte(ImageTag.NEW);
      writeContent(object);
    }
  }

  private void writeContent(Object object) throws IOException {
    Class<?> type = object.getClass();
    putClass(type);
    if (type.isArray()) {
      writeArray(object, type.getComponentType());
    } else {
      for (Field field : classes.get(type).fields()) {
        writeField(field, object);
      }
    }
  }

  private void putClass(Class<?> type) throws IOException {
    Integer known = classNumbers.get(type);
    if (known != null) {
      out.putInt(known);
      return;
    }
    out.putInt(classNumbers.size());
    classNumbers.put(type, classNumbers.size());
    if (type.isArray() || type.isEnum()) {
      out.putText(type.getName());
    } else {
      ImageClass described = new ImageClass(type);
      classes.put(type, described);
      out.putText(described.description());
    }
  }

  private void writeField(Field field, Object object) throws IOException {
    Class<?> type = field.getType();
    try {
      if (type == long.class) {
        out.putLong(field.getLong(object));
      } else if (type == int.class) {
        out.putInt(field.getInt(object));
      } else if (type == boolean.class) {
        out.putByte(field.getBoolean(object) ? 1 : 0);
      } else if (type == byte.class) {
        out.putByte(field.getByte(object));
      } else if (type == short.class) {
        out.putShort(field.getShort(object));
      } else if (type == char.class) {
        out.putShort(field.getChar(object));
      } else if (type == float.class) {
        out.putInt(Float.floatToRawIntBits(field.getFloat(object)));
      } else if (type == double.class) {
        out.putLong(Double.doubleToRawLongBits(field.getDouble(object)));
      } else {
        write(field.get(object));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeArray(Object array, Class<?> component) throws IOException {
    if (component.isPrimitive()) {
      PrimitiveArray.of(array).write(out);
    } else {
      Object[] elements = (Object[]) array;
      out.putInt(elements.length);
      for (Object element : elements) {
        write(element);
      }
    }
  }
}
