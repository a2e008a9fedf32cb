package io.quantdesk.server.snapshot;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Fills objects that were just made with an image of others that were made in the same way: what
 * both have is overwritten in place, so that whoever holds it sees the new state; what came later
 * is made without its constructor. Classes must have the fields that they had.
 *
 * <p>After an exception the objects are of no use any more.
 */
final class ImageReader {
  private static final int CLASSES_MAX = 1 << 12;

  private final ImageInput in;
  private final List<Object> objects = new ArrayList<>();
  private final Set<Object> bound = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Class<?>> classes = new ArrayList<>();
  private final List<ImageClass> described = new ArrayList<>();

  ImageReader(ImageInput in) {
    this.in = in;
  }

  /** Number of objects that were read. */
  int objects() {
    return objects.size();
  }

  /** Fills an object that has no other state than that it was made with. */
  void fillWhole(Object root) throws IOException {
    List<Object> skeleton = ImageSkeleton.of(root);
    if (in.getInt() != skeleton.size()) {
      throw new SnapshotException("it is of something else, or of another version of the program");
    }
    skeleton.forEach(this::bind);
    for (Object part : skeleton) {
      int number = getClassNumber();
      if (classes.get(number) != part.getClass()) {
        throw new SnapshotException(
            "it holds " + classes.get(number) + " where " + part.getClass() + " should be");
      }
      if (part.getClass().isArray()) {
        requireLength(part);
      }
      readContent(part, number);
    }
  }

  private void requireLength(Object array) throws IOException {
    int length = in.getInt();
    if (length != Array.getLength(array)) {
      throw new SnapshotException("an array has " + length + " elements: other capacities?");
    }
  }

  /** What the reference points to from now on. */
  private Object read(Object present) throws IOException {
    int tag = in.getByte();
    return switch (tag) {
      case ImageTag.NULL -> null;
      case ImageTag.KNOWN -> objects.get(in.getCount(objects.size() - 1L));
      case ImageTag.CONSTANT -> readConstant();
      case ImageTag.NEW -> readNew(present);
      default -> throw new SnapshotException("a reference begins with " + tag);
    };
  }

  private Object readConstant() throws IOException {
    Class<?> type = classes.get(getClassNumber());
    String name = in.getText();
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new SnapshotException(type.getName() + " has no constant " + name);
  }

  private Object readNew(Object present) throws IOException {
    int number = getClassNumber();
    Class<?> type = classes.get(number);
    Object object = type.isArray() ? newArray(present, type) : newObject(present, type);
    bind(object);
    readContent(object, number);
    return object;
  }

  private Object newObject(Object present, Class<?> type) {
    return isFree(present, type) ? present : allocate(type);
  }

  private Object newArray(Object present, Class<?> type) throws IOException {
    int length = in.getCount(Integer.MAX_VALUE);
    boolean fits = isFree(present, type) && Array.getLength(present) == length;
    return fits ? present : Array.newInstance(type.getComponentType(), length);
  }

  /** Of an array the length was read before. */
  private void readContent(Object object, int number) throws IOException {
    if (object instanceof Object[] elements) {
      for (int i = 0; i < elements.length; i++) {
        elements[i] = read(elements[i]);
      }
    } else if (object.getClass().isArray()) {
      PrimitiveArray.of(object).read(in);
    } else {
      for (Field field : described.get(number).fields()) {
        readField(field, object);
      }
    }
  }

  private boolean isFree(Object present, Class<?> type) {
    return present != null && present.getClass() == type && !bound.contains(present);
  }

  private void bind(Object object) {
    objects.add(object);
    bound.add(object);
  }

  private int getClassNumber() throws IOException {
    int number = in.getCount(Math.min(classes.size(), CLASSES_MAX));
    if (number == classes.size()) {
      String text = in.getText();
      Class<?> type = find(text.split(" ", 2)[0]);
      ImageClass description = type.isArray() || type.isEnum() ? null : new ImageClass(type);
      if (description != null && !description.description().equals(text)) {
        throw new SnapshotException(
            "it is of another version of the program: " + type.getName() + " has other fields");
      }
      classes.add(type);
      described.add(description);
    }
    return number;
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(name, false, ImageReader.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new SnapshotException("it is of another version: there is no class " + name, e);
    }
  }

  private void readField(Field field, Object object) throws IOException {
    Class<?> type = field.getType();
    try {
      if (type == long.class) {
        field.setLong(object, in.getLong());
      } else if (type == int.class) {
        field.setInt(object, in.getInt());
      } else if (type == boolean.class) {
        field.setBoolean(object, in.getByte() != 0);
      } else if (type == byte.class) {
        field.setByte(object, in.getByte());
      } else if (type == short.class) {
        field.setShort(object, in.getShort());
      } else if (type == char.class) {
        field.setChar(object, (char) in.getShort());
      } else if (type == float.class) {
        field.setFloat(object, Float.intBitsToFloat(in.getInt()));
      } else if (type == double.class) {
        field.setDouble(object, Double.longBitsToDouble(in.getLong()));
      } else {
        readReference(field, object);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A part that others may hold, too, stays the same object. */
  private void readReference(Field field, Object object)
      throws IOException, IllegalAccessException {
    Object before = field.get(object);
    Object after = read(before);
    if (before == after) {
      return;
    }
    if (before != null && Modifier.isFinal(field.getModifiers())) {
      throw new SnapshotException(field + " is made in another way than it was");
    }
    field.set(object, after);
  }

  private static Object allocate(Class<?> type) {
    try {
      return SerializationConstructor.of(type).newInstance();
    } catch (ReflectiveOperationException e) {
      throw new SnapshotException("cannot make an object of " + type, e);
    }
  }

  /** A constructor of a class that runs none of its code; the JDK offers it to serializers. */
  private static final class SerializationConstructor {
    private static Constructor<?> of(Class<?> type) throws ReflectiveOperationException {
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      Object instance = factory.getMethod("getReflectionFactory").invoke(null);
      return (Constructor<?>)
          factory
              .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
              .invoke(instance, type, Object.class.getDeclaredConstructor());
    }
  }
}
