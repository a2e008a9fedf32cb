package io.quantdesk.server.pipeline;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.sbe.ConfigureEngineDecoder;
import io.quantdesk.protocol.sbe.ConfigureEngineEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Command 1 of every journal, ConfigureEngine: the capacities of the engine that began it. Reaching
 * one is a refusal, so whoever executes the journal again needs an engine of the same.
 */
public final class FirstCommand {
  /** Its sequence. */
  public static final long SEQ = 1;

  private FirstCommand() {}

  /**
   * Writes the entry (layout of CommandEntry) to the beginning of a buffer.
   *
   * @return its length
   */
  public static int encode(EngineConfig capacities, long timeNs, MutableDirectBuffer buffer) {
    CommandEntry.stamp(buffer, 0, timeNs, 0);
    new ConfigureEngineEncoder()
        .wrapAndApplyHeader(buffer, CommandEntry.MESSAGE_OFFSET, new MessageHeaderEncoder())
        .accounts(capacities.accounts())
        .subAccounts(capacities.subAccounts())
        .markets(capacities.markets())
        .positions(capacities.positions())
        .orders(capacities.orders())
        .priceLevels(capacities.priceLevels())
        .sessions(capacities.sessions());
    return CommandEntry.MESSAGE_OFFSET
        + MessageHeaderEncoder.ENCODED_LENGTH
        + ConfigureEngineEncoder.BLOCK_LENGTH;
  }

  /**
   * Capacities of the engine that began a command journal.
   *
   * @param commands at sequence 1; used up by this
   * @throws JournalException when the journal is empty or begins with another command
   */
  public static EngineConfig read(JournalReader commands) {
    EngineConfig[] read = new EngineConfig[1];
    int polled =
        commands.poll(
            (seq, buffer, offset, length) -> {
              if (seq == SEQ) {
                read[0] = decode(buffer, offset);
              }
            },
            1);
    if (polled == 0) {
      throw new JournalException("the command journal is empty: no engine has begun it");
    }
    return read[0];
  }

  static EngineConfig capacities(ConfigureEngineDecoder message) {
    return new EngineConfig(
        message.accounts(),
        message.subAccounts(),
        message.markets(),
        message.positions(),
        message.orders(),
        message.priceLevels(),
        message.sessions());
  }

  private static EngineConfig decode(DirectBuffer buffer, int offset) {
    MessageHeaderDecoder header =
        new MessageHeaderDecoder().wrap(buffer, offset + CommandEntry.MESSAGE_OFFSET);
    if (header.templateId() != ConfigureEngineDecoder.TEMPLATE_ID) {
      throw new JournalException(
          "the command journal does not begin with ConfigureEngine (template %d) but with template %d"
              .formatted(ConfigureEngineDecoder.TEMPLATE_ID, header.templateId()));
    }
    return capacities(
        new ConfigureEngineDecoder()
            .wrapAndApplyHeader(buffer, offset + CommandEntry.MESSAGE_OFFSET, header));
  }
}
