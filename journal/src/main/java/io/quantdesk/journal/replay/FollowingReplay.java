package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import org.agrona.DirectBuffer;

/**
 * Executes the commands of a running engine behind it, as far as their events are journalled, and
 * compares every event block, byte for byte. One thread; never waits.
 */
public final class FollowingReplay {
  private final EntryCursor commands;
  private final EntryCursor events;
  private final CommandProcessor processor;
  private final JournalReader.EntryHandler onBlock;
  private final JournalReader.EntryHandler compare = this::compare;
  private final BlockComparison comparison = new BlockComparison();

  /**
   * Follows with an engine that is in the state in front of the readers' next sequence.
   *
   * @param events at the same sequence as the commands
   * @param onBlock receives every event block once it is found to be right
   */
  public FollowingReplay(
      JournalReader commands,
      JournalReader events,
      CommandProcessor processor,
      JournalReader.EntryHandler onBlock) {
    this.commands = EntryCursor.following(commands);
    this.events = EntryCursor.following(events);
    this.processor = processor;
    this.onBlock = onBlock;
  }

  /**
   * Executes what has come, up to a limit.
   *
   * @return how many commands; fewer than the limit: there are no more for now
   * @throws JournalException when the engine has said something else: one of the two is wrong
   */
  public int poll(int limit) {
    int executed = 0;
    while (executed < limit && events.next()) {
      if (!commands.next()) {
        throw new JournalException(
            "the event journal has sequence " + events.sequence() + ", the command journal not");
      }
      processor.execute(
          commands.sequence(), commands.buffer(), commands.offset(), commands.length(), compare);
      executed++;
    }
    return executed;
  }

  private void compare(long sequence, DirectBuffer buffer, int offset, int length) {
    Divergence divergence =
        comparison
            .journal(events.buffer(), events.offset(), events.length())
            .replay(buffer, offset, length)
            .divergence(sequence);
    if (divergence != null) {
      throw new JournalException(
          "the event journal contradicts the command journal: " + divergence);
    }
    onBlock.onEntry(sequence, buffer, offset, length);
  }
}
