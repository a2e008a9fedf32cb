package io.quantdesk.engine.threshold;

/**
 * Places for the elements of many growing lists in arrays of one fixed size: pages of 64 places, as
 * many as a list needs, found through directories of 256 pages. A list that shrinks gives its pages
 * back at once, so the pages suffice for any distribution of the elements over the lists.
 *
 * <pre>
 *  index in the list:   directory of the list | page of the directory (8 bits) | place (6 bits)
 * </pre>
 */
final class SharedPages {
  private static final int PAGE_BITS = 6;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
  private static final int DIRECTORY_BITS = 8;
  private static final int DIRECTORY_MASK = (1 << DIRECTORY_BITS) - 1;
  private static final int REACH_BITS = PAGE_BITS + DIRECTORY_BITS;
  private static final int REACH_MASK = (1 << REACH_BITS) - 1;

  private final int directoriesPerList;
  private final int[] sizes;
  private final int[] directories;
  private final int[] pages;
  private final int[] freeDirectories;
  private final int[] freePages;
  private int freeDirectoryCount;
  private int freePageCount;

  /**
   * @param lists number of lists, all empty at first
   * @param elements most elements of all lists together
   * @param elementsPerList most elements of one list
   */
  SharedPages(int lists, int elements, int elementsPerList) {
    int mostInUse = Math.min(lists, elements);
    directoriesPerList = (elementsPerList >> REACH_BITS) + 1;
    sizes = new int[lists];
    directories = new int[Math.multiplyExact(lists, directoriesPerList)];
    freeDirectories = stack((elements >> REACH_BITS) + mostInUse);
    freePages = stack((elements >> PAGE_BITS) + mostInUse);
    freeDirectoryCount = freeDirectories.length;
    freePageCount = freePages.length;
    pages = new int[Math.multiplyExact(freeDirectories.length, 1 << DIRECTORY_BITS)];
  }

  /** Number of places of all pages: what an array of the elements has to have. */
  int places() {
    return Math.multiplyExact(freePages.length, 1 << PAGE_BITS);
  }

  int size(int list) {
    return sizes[list];
  }

  /** Place of an element, whose index is below the list's size. */
  int place(int list, int index) {
    int directory = directories[list * directoriesPerList + (index >> REACH_BITS)];
    int page = pages[directory << DIRECTORY_BITS | (index >> PAGE_BITS & DIRECTORY_MASK)];
    return page << PAGE_BITS | (index & PAGE_MASK);
  }

  /** Adds an element at the end of a list; returns its index. */
  int grow(int list) {
    int index = sizes[list]++;
    int at = list * directoriesPerList + (index >> REACH_BITS);
    if ((index & REACH_MASK) == 0) {
      directories[at] = freeDirectories[--freeDirectoryCount];
    }
    if ((index & PAGE_MASK) == 0) {
      int page = freePages[--freePageCount];
      pages[directories[at] << DIRECTORY_BITS | (index >> PAGE_BITS & DIRECTORY_MASK)] = page;
    }
    return index;
  }

  /** Removes the element at the end of a list that is not empty. */
  void shrink(int list) {
    int index = --sizes[list];
    if ((index & PAGE_MASK) == 0) {
      freePages[freePageCount++] = place(list, index) >> PAGE_BITS;
    }
    if ((index & REACH_MASK) == 0) {
      freeDirectories[freeDirectoryCount++] =
          directories[list * directoriesPerList + (index >> REACH_BITS)];
    }
  }

  private static int[] stack(int size) {
    int[] stack = new int[size];
    for (int i = 0; i < size; i++) {
      stack[i] = size - 1 - i;
    }
    return stack;
  }
}
