package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.sbe.FeeScheduleEncoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replaces the fee tiers of an exchange; the defaults are those that docs/fees.md advises. */
@Command(
    name = "fee-schedule",
    description =
        "Replaces the fee tiers of a running engine, for all accounts and markets: an account pays"
            + " the lower of a market's rate and its tier's.",
    mixinStandardHelpOptions = true)
final class FeeScheduleCommand implements Callable<Integer> {
  private static final Pattern TIER = Pattern.compile("([0-9.]+):([0-9.]+)/(-?[0-9.]+)");
  private static final String ADVISED =
      "1000000:0.045/0.018,5000000:0.04/0.015,25000000:0.035/0.01,100000000:0.03/0.005,"
          + "500000000:0.028/0";

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Option(names = "--off", description = "No tiers: everybody pays a market's own rates.")
  private boolean off;

  @Option(
      names = "--tier",
      paramLabel = "USDC:TAKER/MAKER",
      split = ",",
      defaultValue = ADVISED,
      description =
          "Traded in 30 days from which on it holds, and its fees in percent, below 0 a rebate. Up"
              + " to 10, in order (${DEFAULT-VALUE}).")
  private List<String> tiers;

  @Override
  public Integer call() {
    return client.execute(SessionRole.ADMIN, null, this::compose, spec.commandLine().getOut());
  }

  private void compose(CommandDraft draft) {
    FeeScheduleEncoder to = draft.setFeeSchedule().schedule();
    int most = FeeScheduleEncoder.tierLowerBoundMicrosLength();
    int count = off ? 0 : tiers.size();
    if (count > most) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "there are at most " + most + " fee tiers");
    }
    for (int i = 0; i < most; i++) {
      if (i < count) {
        put(to, i, tiers.get(i));
      } else {
        to.tierLowerBoundMicros(i, 0).tierTakerFeePpm(i, 0).tierMakerFeePpm(i, 0);
      }
    }
  }

  private static void put(FeeScheduleEncoder to, int index, String tier) {
    Matcher parts = TIER.matcher(tier);
    if (!parts.matches()) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "--tier " + tier + " is no USDC:TAKER/MAKER");
    }
    to.tierLowerBoundMicros(
            index, ClientOptions.units(decimal(parts.group(1), tier), MarketUnits::micros))
        .tierTakerFeePpm(index, ClientOptions.ppm(decimal(parts.group(2), tier)))
        .tierMakerFeePpm(index, ClientOptions.ppm(decimal(parts.group(3), tier)));
  }

  private static BigDecimal decimal(String number, String tier) {
    try {
      return new BigDecimal(number);
    } catch (NumberFormatException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "--tier " + tier + " is no USDC:TAKER/MAKER");
    }
  }
}
