package io.quantdesk.server.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.server.challenge.NaiveMatcher.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengeTest {
  private static final long SEED = 23;
  private static final int MESSAGES = 6_000;

  @TempDir private Path dir;

  @Test
  void shouldReportEveryKindOfMessage() throws Exception {
    assertThat(
            reportsOf(
                place(0, 10, 1, 100),
                place(1, 4, 2, 100),
                place(1, 8, 3, 100),
                ioc(0, 5, 4, 100),
                reduce(3, 1),
                cancel(3),
                cancel(3),
                modify(3, 1, 1),
                reduce(3, 1),
                place(0, 2, 3, 99)))
        .containsExactly(
            "0,0,0,1,100,10",
            "0,1,1,2,100,4",
            "1,1,100,4,1,2",
            "0,2,1,3,100,8",
            "1,2,100,6,1,3",
            "0,3,0,4,100,5",
            "1,3,100,2,3,4",
            "2,3,0,4,100",
            "5,4,3",
            "4,5,3",
            "4,6,3",
            "5,7,3",
            "5,8,3",
            "0,9,0,3,99,2");
  }

  @Test
  void shouldReportTradesOfModifiedOrderBeforeItsModification() throws Exception {
    assertThat(reportsOf(place(1, 4, 1, 105), place(0, 9, 2, 100), modify(2, 6, 105)))
        .containsExactly("0,0,1,1,105,4", "0,1,0,2,100,9", "1,2,105,4,1,2", "3,2,0,2,105,6");
  }

  @Test
  void shouldLoseItsPlaceWhenModifiedButNotWhenReduced() throws Exception {
    assertThat(
            reportsOf(
                place(1, 4, 1, 100),
                place(1, 4, 2, 100),
                place(1, 4, 3, 100),
                reduce(1, 1),
                modify(2, 4, 100),
                place(0, 11, 4, 100)))
        .contains("3,3,1,1,100,3", "3,4,1,2,100,4")
        .endsWith("1,5,100,3,1,4", "1,5,100,4,3,4", "1,5,100,4,2,4");
  }

  @Test
  void shouldRestNothingForQuantityZero() throws Exception {
    assertThat(
            reportsOf(
                place(0, 0, 1, 100),
                ioc(0, 0, 2, 100),
                cancel(1),
                place(0, 3, 1, 100),
                reduce(1, 0),
                modify(1, 0, 101),
                cancel(1)))
        .containsExactly(
            "0,0,0,1,100,0",
            "0,1,0,2,100,0",
            "4,2,1",
            "0,3,0,1,100,3",
            "3,4,0,1,100,3",
            "3,5,0,1,101,0",
            "4,6,1");
  }

  @Test
  void shouldCancelWhatIsReducedToNothingOrLess() throws Exception {
    assertThat(
            reportsOf(
                place(0, 3, 1, 100), reduce(1, 3), place(1, 3, 1, 100), reduce(1, 4), cancel(1)))
        .containsExactly("0,0,0,1,100,3", "2,1,0,1,100", "0,2,1,1,100,3", "2,3,1,1,100", "4,4,1");
  }

  @Test
  void shouldTakeTheHighestIdPriceAndQuantity() throws Exception {
    long highest = 0xFFFF_FFFFL;
    assertThat(
            reportsOf(
                new Message(0, false, 1, 65_535, highest, Integer.MAX_VALUE),
                new Message(0, false, 0, 65_535, 0, Integer.MAX_VALUE)))
        .containsExactly(
            "0,0,1,4294967295,2147483647,65535",
            "0,1,0,0,2147483647,65535",
            "1,1,2147483647,65535,4294967295,0");
  }

  @Test
  void shouldMatchTheNaiveMatcherOnDenseFlow() throws Exception {
    compareWithNaive(id -> id, 40, 1_000);
  }

  @Test
  void shouldMatchTheNaiveMatcherOnIdsFromAllOver32Bits() throws Exception {
    compareWithNaive(id -> id * 0x9E37_79B1, 300, 33_504);
  }

  @Test
  void shouldMatchTheNaiveMatcherOnPricesFromTheWholeRange() throws Exception {
    compareWithNaive(id -> id, Integer.MAX_VALUE, 0);
  }

  @Test
  void shouldGiveNothingForAnEmptyFile() throws Exception {
    Path file = QdofFile.write(dir.resolve("empty.qdof.gz"), List.of());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ChallengeResult result = Challenge.read(file).run(3, text);

    assertThat(text.size()).isZero();
    assertThat(result.lines("empty"))
        .containsExactly(
            "file empty",
            "messages 0",
            "reports 0",
            "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "ns_per_message_median 0.00",
            "messages_per_second_median 0",
            "runs 3");
  }

  @Test
  void shouldNameTheMessageThatPlacesAnIdTwice() throws IOException {
    Path file =
        QdofFile.write(dir.resolve("twice"), List.of(place(0, 1, 7, 100), place(0, 1, 7, 101)));

    assertThatThrownBy(() -> Challenge.read(file).run(1, OutputStream.nullOutputStream()))
        .isInstanceOf(BadFlowException.class)
        .hasMessage("message 1: new order with id 7, which is still resting");
  }

  @Test
  void shouldTakeTheMedianOfTheRuns() {
    assertThat(new ChallengeResult(10, 0, "", List.of(900L, 100L, 300L)).nsPerMessageMedian())
        .isEqualTo(30.0);
    assertThat(new ChallengeResult(10, 0, "", List.of(1_000L)).messagesPerSecondMedian())
        .isEqualTo(10_000_000);
  }

  private void compareWithNaive(IntUnaryOperator idOf, int priceRange, int lowestPrice)
      throws Exception {
    NaiveMatcher naive = new NaiveMatcher();
    List<Message> messages = randomFlow(naive, idOf, priceRange, lowestPrice);
    Path file = QdofFile.write(dir.resolve("random.qdof.gz"), messages);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Challenge challenge = Challenge.read(file);
    ChallengeResult result = challenge.run(2, text);
    Path bestPrices = dir.resolve("bbo");
    challenge.writeBestPrices(bestPrices);

    assertThat(text.toString(StandardCharsets.US_ASCII).lines().toList())
        .as("seed %d", SEED)
        .isEqualTo(naive.reportText().lines().toList());
    assertThat(result.reports()).isEqualTo(naive.reportCount());
    assertThat(result.sha256()).isEqualTo(sha256(naive.reportText()));
    assertThat(Files.readString(bestPrices)).isEqualTo(naive.bestPricesText());
    for (int type = 0; type <= 5; type++) {
      assertThat(naive.countOf(type)).as("reports of type %d", type).isGreaterThan(20);
    }
  }

  /** Places only ids that do not rest, as the format asks; all other messages name any id. */
  private static List<Message> randomFlow(
      NaiveMatcher naive, IntUnaryOperator idOf, int priceRange, int lowestPrice) {
    Random random = new Random(SEED);
    List<Message> messages = new ArrayList<>();
    while (messages.size() < MESSAGES) {
      int type = Math.min(random.nextInt(8), 7) / 2;
      long orderId = Integer.toUnsignedLong(idOf.applyAsInt(random.nextInt(300)));
      if (type == 0 && naive.isResting(orderId)) {
        type = 1;
      }
      boolean ioc = type == 0 && random.nextInt(5) == 0;
      int side = random.nextInt(2);
      int price = lowestPrice + random.nextInt(priceRange);
      Message message = new Message(type, ioc, side, random.nextInt(20), orderId, price);
      naive.apply(message);
      messages.add(message);
    }
    return messages;
  }

  private List<String> reportsOf(Message... messages) throws Exception {
    Path file = QdofFile.write(dir.resolve("few.qdof.gz"), Arrays.asList(messages));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Challenge.read(file).run(1, text);
    return text.toString(StandardCharsets.US_ASCII).lines().toList();
  }

  private static Message place(int side, int qty, long orderId, int price) {
    return new Message(0, false, side, qty, orderId, price);
  }

  private static Message ioc(int side, int qty, long orderId, int price) {
    return new Message(0, true, side, qty, orderId, price);
  }

  private static Message cancel(long orderId) {
    return new Message(1, false, 0, 0, orderId, 0);
  }

  private static Message modify(long orderId, int qty, int price) {
    return new Message(2, false, 0, qty, orderId, price);
  }

  private static Message reduce(long orderId, int qty) {
    return new Message(3, false, 0, qty, orderId, 0);
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
