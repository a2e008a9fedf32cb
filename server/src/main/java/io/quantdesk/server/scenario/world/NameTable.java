package io.quantdesk.server.scenario.world;

import java.util.HashMap;
import java.util.Map;

/** Names against numbers of one kind of thing; several names may share a number. */
final class NameTable {
  private final Map<String, Long> ids = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();

  /** Binds a name; the thing is written with the name that was bound last. */
  void bind(String name, long id) {
    ids.put(name, id);
    names.put(id, name);
  }

  /** Number behind a name, or null. */
  Long id(String name) {
    return ids.get(name);
  }

  /** Name behind a number, or null. */
  String name(long id) {
    return names.get(id);
  }
}
