package io.quantdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AccountCreatedEncoder;
import io.quantdesk.protocol.sbe.CollateralAssetSetEncoder;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.FeeScheduleSetEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.server.egress.EventAccounts;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All messages of the schema are known with all their fields. */
class MessageKindsTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  static Stream<String> eventsWithASubAccount() {
    return new MessageKinds()
        .all().stream()
            .filter(kind -> kind.templateId() >= 100 && kind.templateId() < 200)
            .filter(kind -> kind.fields().names().stream().anyMatch(MessageKindsTest::isParty))
            .map(MessageKind::name);
  }

  @Test
  void shouldReadNumbersTextArraysAndComposites() {
    var asset = new CollateralAssetSetEncoder().wrapAndApplyHeader(buffer, 8, header);
    asset.assetId(2).symbol("SOL");
    asset.terms().unitSizeE9(10_000_000).discountPpm(50_000);
    ObjectNode fields = read(CollateralAssetSetEncoder.TEMPLATE_ID);
    assertThat(fields.get("assetId").longValue()).isEqualTo(2);
    assertThat(fields.get("symbol").textValue()).isEqualTo("SOL");
    assertThat(fields.get("terms").get("unitSizeE9").longValue()).isEqualTo(10_000_000);
    assertThat(fields.get("terms").get("discountPpm").longValue()).isEqualTo(50_000);

    var schedule = new FeeScheduleSetEncoder().wrapAndApplyHeader(buffer, 8, header).schedule();
    schedule.tierMakerFeePpm(0, 0).tierMakerFeePpm(1, -20);
    JsonNode tiers = read(FeeScheduleSetEncoder.TEMPLATE_ID).get("schedule").get("tierMakerFeePpm");
    assertThat(tiers).hasSize(10);
    assertThat(tiers.get(1).longValue()).isEqualTo(-20);

    var account = new AccountCreatedEncoder().wrapAndApplyHeader(buffer, 8, header).accountId(7);
    account.wallet(0, (short) 0xAB).wallet(31, (short) 1);
    assertThat(read(AccountCreatedEncoder.TEMPLATE_ID).get("wallet").textValue())
        .hasSize(64)
        .startsWith("ab")
        .endsWith("01");
  }

  @Test
  void shouldTellTheNumberOfAConstantThatIsNotKnown() {
    var outcome = new CommandOutcomeEncoder().wrapAndApplyHeader(buffer, 8, header);
    int reason = outcome.offset() + CommandOutcomeEncoder.reasonEncodingOffset();
    buffer.putShort(reason, (short) 60_000);
    assertThat(read(CommandOutcomeEncoder.TEMPLATE_ID).get("reason").longValue()).isEqualTo(60_000);
  }

  @Test
  void shouldRefuseAnIdThatIsNotInTheSchema() {
    assertThatThrownBy(() -> new MessageKinds().of(9999))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no message with the template id 9999");
  }

  @ParameterizedTest
  @MethodSource("eventsWithASubAccount")
  void shouldKnowWhomAnEventConcerns(String name) throws ReflectiveOperationException {
    Class<?> decoder = Class.forName("io.quantdesk.protocol.sbe." + name + "Decoder");
    int blockLength = decoder.getField("BLOCK_LENGTH").getInt(null);
    new CommandOutcomeEncoder().wrapAndApplyHeader(buffer, 0, header).eventCount(1);
    int start = EventBlockCursor.EVENTS_OFFSET + EventBlockCursor.LENGTH_BYTES;
    int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
    buffer.putInt(EventBlockCursor.EVENTS_OFFSET, length);
    header.wrap(buffer, start).blockLength(blockLength).version(1);
    header.templateId(decoder.getField("TEMPLATE_ID").getInt(null));
    EventBlockCursor cursor = new EventBlockCursor().wrap(buffer, 0, start + length);
    assertThat(cursor.next()).isTrue();
    assertThat(EventAccounts.subAccount(cursor, buffer)).isNotEqualTo(EventAccounts.NONE);
  }

  private static boolean isParty(String field) {
    return List.of("subAccountId", "takerSubAccountId").contains(field);
  }

  private ObjectNode read(int templateId) {
    ObjectNode fields = JsonMapper.builder().build().createObjectNode();
    new MessageKinds().of(templateId).read(buffer, 8, fields);
    return fields;
  }
}
