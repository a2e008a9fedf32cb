package io.quantdesk.server.demo.session;

import io.quantdesk.server.demo.flow.OrderFlow;
import io.quantdesk.server.demo.view.DemoFrame;

/**
 * What a play came to.
 *
 * @param commands sent, all answered
 * @param events received
 * @param elapsedNs from the first message to the last answer
 * @param flow with its refusals and resting orders
 * @param lastFrame the markets and latencies at the end
 */
public record PlayResult(
    long commands, long events, long elapsedNs, OrderFlow flow, DemoFrame lastFrame) {}
