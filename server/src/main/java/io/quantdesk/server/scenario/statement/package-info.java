/**
 * The statements of the language. {@link io.quantdesk.server.scenario.statement.Grammar} is the
 * table of them: each has its first words, its form for the reference, and a class that reads the
 * rest and does it.
 */
package io.quantdesk.server.scenario.statement;
