package io.quantdesk.engine.book;

import static io.quantdesk.engine.book.PriceLevels.NODE_BITS;
import static io.quantdesk.engine.book.PriceLevels.NONE;

/**
 * The price levels of one side of one book. Prices are keys here, non-negative, of which the better
 * one is the greater: so bids and asks are one code path, and the next best is always below.
 *
 * <p>A trie over the 31 bits of the key, 64 children a node, finds the level at a price, where a
 * new one goes, and the next one below. It is as high as the prices that have rested in it are far
 * apart, and a level hangs as high in it as it is alone in its range of prices: one that comes and
 * goes where nothing else rests costs one child.
 */
final class PriceLadder {
  /** The best key of an empty side: below all others. */
  static final int NO_KEY = -1;

  /** The bits of a key. */
  private static final int KEY_BITS = Integer.SIZE - 1;

  /** A higher root, and a chain from there to the one before. */
  private static final int NODES_PER_LEVEL_MAX = 6;

  /**
   * The node that all prices around the market share, at most a quarter of a million ticks wide, is
   * remembered: most searches begin there.
   */
  private static final int NEAR_SHIFT = 2 * NODE_BITS;

  private static final int NO_PREFIX = -1;
  private static final int NO_ROOT = -1;

  private final PriceLevels levels;
  private int best = NONE;
  private int bestKey = NO_KEY;
  private int root = NO_ROOT;
  private int rootShift;
  private int rootPrefix;
  private int nearPrefix = NO_PREFIX;
  private int nearPrefixShift;
  private int nearShift;
  private int nearNode;

  PriceLadder(PriceLevels levels) {
    this.levels = levels;
  }

  /** The level with the greatest key; NONE when the side is empty. */
  int best() {
    return best;
  }

  /** The greatest key; NO_KEY when the side is empty. */
  int bestKey() {
    return bestKey;
  }

  /** The level with a key; NONE when nothing rests there. */
  int find(int key) {
    return levelAt(placeFor(key), key);
  }

  /**
   * Where the search for a key ends: at a level, perhaps with another key, or at an absent child;
   * NONE when the key is outside of what the root covers.
   */
  int placeFor(int key) {
    if (key >>> nearPrefixShift != nearPrefix) {
      return placeFromRoot(key);
    }
    int shift = nearShift;
    int place = PriceLevels.place(nearNode, key, shift);
    for (int child = levels.child(place); child >= 0; child = levels.child(place)) {
      shift -= NODE_BITS;
      place = PriceLevels.place(child, key, shift);
    }
    return place;
  }

  /** The level that stands where the search for a key ended, if it has that key; or NONE. */
  int levelAt(int place, int key) {
    if (place == NONE) {
      return NONE;
    }
    int child = levels.child(place);
    if (!PriceLevels.isLevel(child)) {
      return NONE;
    }
    int level = PriceLevels.levelOf(child);
    return levels.key(level) == key ? level : NONE;
  }

  /**
   * Makes a level with its first order; the caller knows that there is room and no such level.
   *
   * @param searched where the search for the key ended
   */
  int insert(int key, int searched, int slot, long qtyLots) {
    int place = searched;
    if (place == NONE || levels.child(place) != NONE) {
      place = makePlace(place, key);
    }
    int level = levels.acquireLevel(slot, qtyLots, key, place);
    levels.putLevel(place, level);
    if (key > bestKey) {
      best = level;
      bestKey = key;
    }
    return level;
  }

  /** Takes out a level that has lost its last order, and the nodes that are empty without it. */
  void remove(int level) {
    int place = levels.placeOf(level);
    if (level == best) {
      best = below(place);
      bestKey = best == NONE ? NO_KEY : levels.key(best);
    }
    levels.releaseLevel(level);
    if (!levels.clear(place)) {
      dropNode(PriceLevels.nodeOf(place));
    }
  }

  /** The next level below; NONE when there is none. */
  int worse(int level) {
    return below(levels.placeOf(level));
  }

  /** The best level below any key; NONE when there is none. */
  int worseThan(int key) {
    if (key > bestKey) {
      return best;
    }
    int place = placeFor(key);
    if (place == NONE) {
      return NONE;
    }
    int child = levels.child(place);
    if (PriceLevels.isLevel(child) && levels.key(PriceLevels.levelOf(child)) < key) {
      return PriceLevels.levelOf(child);
    }
    return below(place);
  }

  /** Whether the pools have what a level with this key needs. */
  boolean hasRoomFor(int key) {
    if (levels.levelsAvailable() > 0 && levels.nodesAvailable() >= NODES_PER_LEVEL_MAX) {
      return true;
    }
    if (find(key) != NONE) {
      return true;
    }
    return levels.levelsAvailable() > 0 && levels.nodesAvailable() >= nodesMissing(key);
  }

  private int nodesMissing(int key) {
    if (root == NO_ROOT) {
      return 1;
    }
    int place = placeFor(key);
    if (place == NONE) {
      return (shiftThatCovers(key) - rootShift) / NODE_BITS;
    }
    int child = levels.child(place);
    if (child == NONE) {
      return 0;
    }
    int other = levels.key(PriceLevels.levelOf(child));
    int missing = 0;
    for (int shift = shiftOf(place); other >>> shift == key >>> shift; shift -= NODE_BITS) {
      missing++;
    }
    return missing;
  }

  private int placeFromRoot(int key) {
    if (root == NO_ROOT || prefix(key, rootShift) != rootPrefix) {
      return NONE;
    }
    int shift = rootShift;
    int node = root;
    int place = PriceLevels.place(node, key, shift);
    for (int child = levels.child(place); child >= 0; child = levels.child(place)) {
      if (shift > NEAR_SHIFT) {
        node = child;
      }
      shift -= NODE_BITS;
      place = PriceLevels.place(child, key, shift);
    }
    rememberNear(node, key, Math.max(shift, Math.min(rootShift, NEAR_SHIFT)));
    return place;
  }

  /** Where most searches will begin. */
  private void rememberNear(int node, int key, int shift) {
    if (shift <= NEAR_SHIFT) {
      nearNode = node;
      nearShift = shift;
      nearPrefix = prefix(key, shift);
      nearPrefixShift = shift + NODE_BITS;
    }
  }

  private int makePlace(int place, int key) {
    if (place != NONE) {
      return branchOut(place, PriceLevels.levelOf(levels.child(place)), key);
    }
    if (root == NO_ROOT) {
      root = levels.acquireNode(NONE);
      rootShift = 0;
      rootPrefix = prefix(key, 0);
    } else {
      raiseRoot(shiftThatCovers(key));
    }
    return PriceLevels.place(root, key, rootShift);
  }

  /** The lowest shift of a root that covers a key and all that the present one covers. */
  private int shiftThatCovers(int key) {
    int shift = rootShift;
    while (prefix(key, shift) != prefix(rootPrefix << (rootShift + NODE_BITS), shift)) {
      shift += NODE_BITS;
    }
    return shift;
  }

  /** Puts nodes above the root. */
  private void raiseRoot(int shift) {
    int lowestKey = rootPrefix << (rootShift + NODE_BITS);
    while (rootShift < shift) {
      rootShift += NODE_BITS;
      int node = levels.acquireNode(NONE);
      int place = PriceLevels.place(node, lowestKey, rootShift);
      levels.putNode(place, root);
      levels.setNodePlace(root, place);
      root = node;
    }
    rootPrefix = prefix(lowestKey, rootShift);
  }

  /** What the keys that a node with this shift covers have in common. */
  private static int prefix(int key, int shift) {
    return key >>> Math.min(shift + NODE_BITS, KEY_BITS);
  }

  /**
   * Two keys meet at one place: puts nodes there until their ways part, moves the level that was
   * there; returns the place for the other key.
   */
  private int branchOut(int from, int level, int key) {
    int levelKey = levels.key(level);
    int place = from;
    int shift = shiftOf(from);
    int node;
    do {
      node = levels.acquireNode(place);
      levels.putNode(place, node);
      shift -= NODE_BITS;
      place = PriceLevels.place(node, levelKey, shift);
    } while (levelKey >>> shift == key >>> shift);
    levels.putLevel(place, level);
    levels.setKeyAndPlace(level, levelKey, place);
    return PriceLevels.place(node, key, shift);
  }

  private void dropNode(int emptied) {
    int node = emptied;
    while (true) {
      int place = levels.nodePlace(node);
      levels.releaseNode(node);
      if (node == nearNode) {
        nearPrefix = NO_PREFIX;
      }
      if (place == NONE) {
        root = NO_ROOT;
        return;
      }
      if (levels.clear(place)) {
        return;
      }
      node = PriceLevels.nodeOf(place);
    }
  }

  /** The nearest level below what stands at a place; NONE when there is none. */
  private int below(int from) {
    int next = levels.placeBelow(from);
    return next == NONE ? highestUnder(climb(from)) : highestUnder(next);
  }

  /** The nearest place below, of the nodes above a place; NONE when there is none. */
  private int climb(int from) {
    int place = from;
    int next;
    do {
      place = levels.nodePlace(PriceLevels.nodeOf(place));
      if (place == NONE) {
        return NONE;
      }
      next = levels.placeBelow(place);
    } while (next == NONE);
    return next;
  }

  private int highestUnder(int place) {
    if (place == NONE) {
      return NONE;
    }
    int child = levels.child(place);
    while (child >= 0) {
      child = levels.child(levels.highestPlace(child));
    }
    return PriceLevels.levelOf(child);
  }

  /** How far the node of a place shifts the key: by its depth below the root. */
  private int shiftOf(int place) {
    int shift = rootShift;
    for (int up = levels.nodePlace(PriceLevels.nodeOf(place));
        up != NONE;
        up = levels.nodePlace(PriceLevels.nodeOf(up))) {
      shift -= NODE_BITS;
    }
    return shift;
  }
}
