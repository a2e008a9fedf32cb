package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import java.sql.SQLException;

/**
 * Rows of table user_balances: a new sub-account is inserted with its last state, an older one is
 * updated to it.
 */
final class BalanceRows implements RowSet {
  static final String STAGING =
      """
      create temporary table if not exists qd_stage_balances (
        id uuid, balance_micros bigint, updated_at timestamptz, seq bigint
      ) on commit delete rows""";
  private static final String COPY_NEW =
      """
      copy public.user_balances (
        id, user_id, account_id, sub_account_id, sub_account_number,
        balance_micros, created_at, updated_at, seq)
      from stdin (format binary)""";
  private static final String COPY_CHANGED = "copy qd_stage_balances from stdin (format binary)";
  private static final String UPDATE =
      """
      update public.user_balances t set
        balance_micros = s.balance_micros, updated_at = s.updated_at, seq = s.seq
      from qd_stage_balances s
      where t.id = s.id and t.seq < s.seq""";

  private final Coalesced<Row> touched = new Coalesced<>(Row::new);
  private final CopyBuffer inserts = new CopyBuffer();
  private final CopyBuffer updates = new CopyBuffer();

  void created(SubAccountCreatedDecoder event, long seq, long timeNs) {
    Row row = touched.add(event.subAccountId());
    row.isNew = true;
    row.subAccountId = event.subAccountId();
    row.accountId = event.accountId();
    row.number = event.number();
    row.createdNs = timeNs;
    row.balanceMicros = 0;
    row.updatedNs = timeNs;
    row.seq = seq;
  }

  void changed(BalanceChangedDecoder event, long seq, long timeNs) {
    Row row = touched.get(event.subAccountId());
    if (row == null) {
      row = touched.add(event.subAccountId());
      row.isNew = false;
      row.subAccountId = event.subAccountId();
    }
    row.balanceMicros = event.cashMicros();
    row.updatedNs = timeNs;
    row.seq = seq;
  }

  @Override
  public Table table() {
    return Table.USER_BALANCES;
  }

  @Override
  public int rows() {
    return touched.size();
  }

  @Override
  public void write(RowTransaction transaction) throws SQLException {
    inserts.clear();
    updates.clear();
    for (int i = 0; i < touched.size(); i++) {
      Row row = touched.at(i);
      if (row.isNew) {
        encodeNew(row);
      } else {
        encodeChanged(row);
      }
    }
    if (inserts.rows() > 0) {
      transaction.copy(COPY_NEW, inserts);
    }
    if (updates.rows() > 0) {
      transaction.copy(COPY_CHANGED, updates);
      transaction.update(UPDATE, updates.rows());
    }
  }

  private void encodeNew(Row row) {
    inserts
        .row(9)
        .uuid(EntityId.BALANCE.high(), EntityId.low(row.subAccountId))
        .uuid(EntityId.USER.high(), EntityId.low(row.accountId))
        .int8(row.accountId)
        .int8(row.subAccountId)
        .int4(row.number)
        .int8(row.balanceMicros)
        .timestamp(row.createdNs)
        .timestamp(row.updatedNs)
        .int8(row.seq);
  }

  private void encodeChanged(Row row) {
    updates
        .row(4)
        .uuid(EntityId.BALANCE.high(), EntityId.low(row.subAccountId))
        .int8(row.balanceMicros)
        .timestamp(row.updatedNs)
        .int8(row.seq);
  }

  @Override
  public void clear() {
    touched.clear();
  }

  private static final class Row {
    boolean isNew;
    long subAccountId;
    long accountId;
    int number;
    long balanceMicros;
    long createdNs;
    long updatedNs;
    long seq;
  }
}
