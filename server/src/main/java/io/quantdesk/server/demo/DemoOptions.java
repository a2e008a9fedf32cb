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
 */
public record DemoOptions(Path home, Optional<String> databaseUrl, PlayTerms terms) {}
