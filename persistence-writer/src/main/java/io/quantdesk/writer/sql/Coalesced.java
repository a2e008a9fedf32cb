package io.quantdesk.writer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The changed rows of a state table, one per key, in the order in which they were first touched.
 * Row objects are used again after {@link #clear}: {@link #add} hands one out with its old content.
 */
final class Coalesced<T> {
  private final Long2ObjectHashMap<T> byKey = new Long2ObjectHashMap<>();
  private final List<T> pool = new ArrayList<>();
  private final Supplier<T> factory;
  private int size;

  Coalesced(Supplier<T> factory) {
    this.factory = factory;
  }

  int size() {
    return size;
  }

  /** In the order of first touch. */
  T at(int index) {
    return pool.get(index);
  }

  /** The row of a key, or null. */
  T get(long key) {
    return byKey.get(key);
  }

  /** A row for a key that has none yet. */
  T add(long key) {
    if (size == pool.size()) {
      pool.add(factory.get());
    }
    T row = pool.get(size++);
    if (byKey.put(key, row) != null) {
      throw new IllegalStateException("key " + key + " was there already");
    }
    return row;
  }

  void clear() {
    byKey.clear();
    size = 0;
  }
}
