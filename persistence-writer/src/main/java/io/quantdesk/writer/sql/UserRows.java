package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.AccountCreatedDecoder;
import java.sql.SQLException;

/** New rows of table users. */
final class UserRows implements RowSet {
  private static final String COPY =
      """
      copy public.users (id, account_id, wallet_address, created_at, updated_at, seq)
      from stdin (format binary)""";

  private final CopyBuffer inserts = new CopyBuffer();
  private final byte[] wallet = new byte[AccountCreatedDecoder.walletLength()];

  void created(AccountCreatedDecoder event, long seq, long timeNs) {
    event.getWallet(wallet, 0, wallet.length);
    inserts
        .row(6)
        .uuid(EntityId.USER.high(), EntityId.low(event.accountId()))
        .int8(event.accountId())
        .text(Base58.encode(wallet))
        .timestamp(timeNs)
        .timestamp(timeNs)
        .int8(seq);
  }

  @Override
  public Table table() {
    return Table.USERS;
  }

  @Override
  public int rows() {
    return inserts.rows();
  }

  @Override
  public void write(RowTransaction transaction) throws SQLException {
    transaction.copy(COPY, inserts);
  }

  @Override
  public void clear() {
    inserts.clear();
  }
}
