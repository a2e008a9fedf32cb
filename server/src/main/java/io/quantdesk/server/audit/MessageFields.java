package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The fields of a message or of a composite in it, in the order of the schema, found by the methods
 * that all generated decoders have: {@code priceTicksEncodingOffset()} tells that there is a field
 * {@code priceTicks}.
 */
public final class MessageFields {
  private static final String MARK = "EncodingOffset";

  private final List<Field> fields = new ArrayList<>();

  MessageFields(Class<?> decoder) {
    Arrays.stream(decoder.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getName().endsWith(MARK))
        .sorted(Comparator.comparingInt(method -> (int) invoke(method, null)))
        .map(method -> method.getName().substring(0, method.getName().length() - MARK.length()))
        .forEach(name -> fields.add(field(decoder, name)));
  }

  /** Adds the value of one field. */
  private interface Field {
    String name();

    void read(Object decoder, ObjectNode to);
  }

  /** Names of the fields. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  void read(Object decoder, ObjectNode to) {
    fields.forEach(field -> field.read(decoder, to));
  }

  static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(method.toString(), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method.toString(), e);
    }
  }

  private static Field field(Class<?> decoder, String name) {
    Method plain = method(decoder, name);
    Method raw = method(decoder, name + "Raw");
    if (raw != null) {
      return new Constant(name, plain, raw);
    }
    if (plain == null) {
      int length = (int) invoke(method(decoder, name + "Length"), null);
      return new Array(name, method(decoder, name, int.class), length);
    }
    Class<?> type = plain.getReturnType();
    if (type.isPrimitive() || type == String.class) {
      return new Plain(name, plain);
    }
    Method bits = method(type, "getRaw");
    return bits == null
        ? new Composite(name, plain, new MessageFields(type))
        : new Flags(name, plain, bits);
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static void put(ObjectNode to, String name, Object value) {
    if (value instanceof Number number) {
      to.put(name, number.longValue());
    } else {
      to.put(name, value.toString());
    }
  }

  private record Plain(String name, Method getter) implements Field {
    @Override
    public void read(Object decoder, ObjectNode to) {
      put(to, name, invoke(getter, decoder));
    }
  }

  /** A constant of an enum; its number when this program does not know it. */
  private record Constant(String name, Method getter, Method raw) implements Field {
    @Override
    public void read(Object decoder, ObjectNode to) {
      try {
        put(to, name, invoke(getter, decoder));
      } catch (IllegalArgumentException unknown) {
        put(to, name, invoke(raw, decoder));
      }
    }
  }

  /** A set of flags, as a number: bit 0 is the first flag of the schema. */
  private record Flags(String name, Method getter, Method bits) implements Field {
    @Override
    public void read(Object decoder, ObjectNode to) {
      put(to, name, invoke(bits, invoke(getter, decoder)));
    }
  }

  /** Numbers, or bytes in hexadecimal. */
  private record Array(String name, Method getter, int length) implements Field {
    @Override
    public void read(Object decoder, ObjectNode to) {
      if (getter.getReturnType() == short.class) {
        StringBuilder hex = new StringBuilder(2 * length);
        for (int i = 0; i < length; i++) {
          HexFormat.of().toHexDigits(hex, (byte) (short) invoke(getter, decoder, i));
        }
        to.put(name, hex.toString());
        return;
      }
      ArrayNode values = to.putArray(name);
      for (int i = 0; i < length; i++) {
        values.add(((Number) invoke(getter, decoder, i)).longValue());
      }
    }
  }

  private record Composite(String name, Method getter, MessageFields fields) implements Field {
    @Override
    public void read(Object decoder, ObjectNode to) {
      fields.read(invoke(getter, decoder), to.putObject(name));
    }
  }
}
