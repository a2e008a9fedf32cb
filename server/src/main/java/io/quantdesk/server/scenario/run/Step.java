package io.quantdesk.server.scenario.run;

import io.quantdesk.server.scenario.world.Observed;

/**
 * An event with its part in the statement that was running.
 *
 * @param preparation whether it belongs to a command that was needed first, such as opening an
 *     account: printed, but no expectation looks at it
 */
public record Step(Observed observed, boolean preparation) {}
