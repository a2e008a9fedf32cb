/**
 * The scenario language: a file of statements is parsed, run on the real engine, and its expected
 * events and states are compared with what happened. docs/scenarios.md is its reference.
 *
 * <p>Layers, each using those before it: {@code text} (tokens and names), {@code world} (events as
 * facts), {@code run} (the engine under a clock), {@code statement} (what a line does), and here
 * the whole: parser, runner, printers.
 */
package io.quantdesk.server.scenario;
