package io.quantdesk.server.snapshot;

/** What stands for a reference in an image. */
final class ImageTag {
  static final int NULL = 0;

  /** The number of an object follows that was written already. */
  static final int KNOWN = 1;

  /** An object follows: its class and its fields, of an array its length and its elements. */
  static final int NEW = 2;

  /** A constant follows: its class and its name. */
  static final int CONSTANT = 3;

  private ImageTag() {}
}
