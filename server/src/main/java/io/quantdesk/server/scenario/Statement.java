package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.statement.Action;
import io.quantdesk.server.scenario.text.Token;
import java.util.List;

/**
 * One statement with what is expected of it, immutable.
 *
 * @param first its first token: its place
 * @param text as written, without expectations
 * @param times how often it is done
 * @param outcome what is claimed about its events
 * @param rules ids of the rules that it shows
 */
public record Statement(
    Token first, String text, int times, Action action, Expectations outcome, List<String> rules) {}
