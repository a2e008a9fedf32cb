package io.quantdesk.server.audit;

import org.agrona.DirectBuffer;

/**
 * An event of a journal in words.
 *
 * @param sequence of its command
 * @param timeNs of its command
 * @param ordinal its place within the command; 0: the outcome
 * @param templateId what kind of message it is
 * @param buffer holds the message, valid during the call that hands this over
 * @param offset where the message's header starts
 * @param text what it says
 */
public record ToldEvent(
    long sequence,
    long timeNs,
    int ordinal,
    int templateId,
    DirectBuffer buffer,
    int offset,
    String text) {}
