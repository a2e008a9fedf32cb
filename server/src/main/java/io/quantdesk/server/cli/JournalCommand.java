package io.quantdesk.server.cli;

import picocli.CommandLine.Command;

/** Looks at the journals themselves. */
@Command(
    name = "journal",
    description = "Looks at the journals of an engine as they lie on disk.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = JournalDumpCommand.class)
final class JournalCommand {}
