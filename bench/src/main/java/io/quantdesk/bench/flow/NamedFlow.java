package io.quantdesk.bench.flow;

import io.quantdesk.server.challenge.OrderFlow;

/** A stream and what to call it. */
public record NamedFlow(String name, OrderFlow flow) {}
