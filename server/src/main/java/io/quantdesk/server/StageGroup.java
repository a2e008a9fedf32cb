package io.quantdesk.server;

import io.quantdesk.server.egress.OutputStage;
import io.quantdesk.server.ingress.Sequencer;
import io.quantdesk.server.pipeline.JournalStage;
import org.agrona.concurrent.Agent;

/** Sequencer, journal and output in turn on one thread, each with its own bounded batch. */
final class StageGroup implements Agent {
  private final Sequencer sequencer;
  private final JournalStage journal;
  private final OutputStage output;

  StageGroup(Sequencer sequencer, JournalStage journal, OutputStage output) {
    this.sequencer = sequencer;
    this.journal = journal;
    this.output = output;
  }

  @Override
  public int doWork() {
    return sequencer.doWork() + journal.doWork() + output.doWork();
  }

  @Override
  public String roleName() {
    return "sequencer, journal, output";
  }
}
