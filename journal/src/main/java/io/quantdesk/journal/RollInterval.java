package io.quantdesk.journal;

import java.util.regex.Pattern;

/** How long the journal writes into one file; fixed for the life of a journal. */
public enum RollInterval {
  MINUTELY("\\d{8}-\\d{4}\\.cq4", 16 << 10),
  HOURLY("\\d{8}-\\d{2}L\\.cq4", 64 << 10),
  DAILY("\\d{8}L\\.cq4", 256 << 10);

  private final Pattern fileName;
  private final int indexLength;

  RollInterval(String fileName, int indexLength) {
    this.fileName = Pattern.compile(fileName);
    this.indexLength = indexLength;
  }

  /** Bytes of one of Chronicle's index arrays, which must fit into a quarter of a block. */
  int indexLength() {
    return indexLength;
  }

  boolean wrote(String name) {
    return fileName.matcher(name).matches();
  }
}
