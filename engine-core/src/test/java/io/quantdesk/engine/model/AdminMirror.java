package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.admin.ProposalChange;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Proposals of administrators and what was done, as a reader of the events alone sees it. */
final class AdminMirror {
  /** Who has approved, by the id of what waits; the proposer comes first. */
  final Map<Long, List<Integer>> waiting = new TreeMap<>();

  long acted;
  long actedByProposal;
  long outdated;
  long expired;
  long refused;
  private long lastId;

  void made(ProposalMade event) {
    assertThat(event.proposalId).isEqualTo(++lastId);
    assertThat(event.dueNs).isLessThan(event.expireNs);
    waiting.put(event.proposalId, new ArrayList<>(List.of(event.sessionId)));
  }

  void changed(ProposalChanged event) {
    List<Integer> parties = waiting.get(event.proposalId);
    if (event.change == ProposalChange.APPROVED) {
      assertThat(parties).doesNotContain(event.sessionId);
      parties.add(event.sessionId);
    } else {
      waiting.remove(event.proposalId);
    }
    assertThat(event.approvals).isEqualTo(parties.size() - 1);
    outdated += event.change == ProposalChange.OUTDATED ? 1 : 0;
    expired += event.change == ProposalChange.EXPIRED ? 1 : 0;
    refused += event.change == ProposalChange.REFUSED ? 1 : 0;
  }

  void acted(AdminActed event) {
    acted++;
    if (event.proposalId != 0) {
      actedByProposal++;
      List<Integer> parties = waiting.remove(event.proposalId);
      List<Integer> told = new ArrayList<>(List.of(event.sessionId));
      for (int i = 0; i < event.approvals; i++) {
        told.add(event.approverIds[i]);
      }
      assertThat(told).isEqualTo(parties);
    }
  }
}
