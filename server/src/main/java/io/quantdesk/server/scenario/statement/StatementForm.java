package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.TokenReader;

/**
 * One row of the grammar.
 *
 * @param keyword its first word
 * @param form the whole, as the reference writes it
 * @param reader reads what follows the keyword
 */
record StatementForm(String keyword, String form, Reader reader) {
  /** Reads the rest of a statement up to its end. */
  @FunctionalInterface
  interface Reader {
    Action read(TokenReader in, Names names);
  }
}
