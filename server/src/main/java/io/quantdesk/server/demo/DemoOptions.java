package io.quantdesk.server.demo;

import io.quantdesk.server.demo.session.PlayTerms;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run of the demo is asked for.
 *
 * @param home directory of the demo; emptied, but for the database server's files
 * @param databaseUrl server to use instead of the embedded one
 * @param terms how the feed is played
 * @param kills how often to kill engine and writer, which then are processes of their own; 0: both
 *     run in this process
 * @param killSeed chooses the moments
 */
public record DemoOptions(
    Path home, Optional<String> databaseUrl, PlayTerms terms, int kills, long killSeed) {
  /** A run in which nothing is killed. */
  public DemoOptions(Path home, Optional<String> databaseUrl, PlayTerms terms) {
    this(home, databaseUrl, terms, 0, 0);
  }
}
