package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.text.Token;
import java.util.List;

/**
 * A claim of a scenario that does not hold.
 *
 * @param at its place
 * @param statement as written
 * @param message what was expected, and what is the case when that is one value
 * @param events what happened, one line each; empty for a claim about the state
 */
public record Failure(Token at, String statement, String message, List<String> events) {}
