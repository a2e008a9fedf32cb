package io.quantdesk.server.scenario;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.Sessions;
import io.quantdesk.server.scenario.statement.Action;
import io.quantdesk.server.scenario.statement.Grammar;
import io.quantdesk.server.scenario.text.Lexer;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the text of a file into statements. It knows lines, semicolons, arrows and rule ids; the
 * inside of a statement belongs to {@link Grammar}.
 */
public final class ScenarioParser {
  private static final int REPEAT_MAX = 100_000;

  private final List<Token> tokens;
  private final Names names = new Names(Grammar.reserved());
  private final List<Statement> statements = new ArrayList<>();
  private EngineConfig config = EngineConfig.small();
  private Draft draft;
  private int next;

  private ScenarioParser(String text) {
    tokens = Lexer.tokens(text);
    for (SessionRole role : SessionRole.values()) {
      names.predefine(Sessions.usual(role), Meaning.SESSION);
    }
  }

  /**
   * Parses a text.
   *
   * @param name of the file, for messages
   * @throws ScenarioError at the first place that cannot be understood
   */
  public static Scenario parse(String name, String text) {
    return new ScenarioParser(text).scenario(name);
  }

  private Scenario scenario(String name) {
    while (tokens.get(next).kind() != TokenKind.END) {
      Token token = tokens.get(next);
      switch (token.kind()) {
        case NEWLINE, SEMICOLON -> next++;
        case ARROW, EXACT_ARROW -> readExpectations(token);
        case RULE -> readRule(token);
        default -> readStatement();
      }
    }
    finishDraft();
    return new Scenario(name, config, List.copyOf(statements));
  }

  private void readStatement() {
    finishDraft();
    Token first = tokens.get(next);
    TokenReader in = clause();
    if (in.accept("engine")) {
      if (!statements.isEmpty()) {
        throw new ScenarioError(first, "engine must be the first statement");
      }
      config = EngineClause.read(in);
      return;
    }
    int times = 1;
    if (in.accept("repeat")) {
      Token count = in.peek();
      times = (int) Math.min(in.count("a number"), Integer.MAX_VALUE);
      if (times < 1 || times > REPEAT_MAX) {
        throw new ScenarioError(count, "repeat takes 1 to " + REPEAT_MAX);
      }
    }
    Action action = Grammar.read(in, names);
    draft = new Draft(first, in.textFrom(0), times, action);
  }

  private void readExpectations(Token arrow) {
    if (draft == null) {
      throw new ScenarioError(arrow, "there is no statement in front of this arrow");
    }
    next++;
    draft.expectations.arrow(arrow, arrow.kind() == TokenKind.EXACT_ARROW);
    new ExpectationReader(clause(), names).readInto(draft.expectations);
  }

  private void readRule(Token rule) {
    if (draft == null) {
      throw new ScenarioError(rule, "there is no statement in front of this rule");
    }
    draft.rules.add(rule.text());
    next++;
  }

  /** The tokens up to the next sign that ends a clause. */
  private TokenReader clause() {
    int start = next;
    while (isWithinClause(tokens.get(next).kind())) {
      next++;
    }
    return new TokenReader(tokens.subList(start, next), tokens.get(next));
  }

  private static boolean isWithinClause(TokenKind kind) {
    return kind == TokenKind.WORD || kind == TokenKind.AT || kind == TokenKind.COMMA;
  }

  private void finishDraft() {
    if (draft != null) {
      statements.add(draft.statement());
      draft = null;
    }
  }

  /** A statement whose expectations and rules may still follow. */
  private static final class Draft {
    private final Token first;
    private final String text;
    private final int times;
    private final Action action;
    private final Expectations.Builder expectations;
    private final List<String> rules = new ArrayList<>();

    Draft(Token first, String text, int times, Action action) {
      this.first = first;
      this.text = text;
      this.times = times;
      this.action = action;
      this.expectations = new Expectations.Builder(first);
    }

    Statement statement() {
      return new Statement(first, text, times, action, expectations.build(), List.copyOf(rules));
    }
  }
}
