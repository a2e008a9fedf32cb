package io.quantdesk.server.demo.view;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is known of the terminal that the process runs in.
 *
 * @param isInteractive a picture may be drawn on it
 * @param isUnicode it shows more than ASCII
 * @param columns width
 * @param rows height
 */
public record Terminal(boolean isInteractive, boolean isUnicode, int columns, int rows) {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int DEFAULT_ROWS = 24;

  /** Asks the environment and the terminal device. */
  public static Terminal detect() {
    Map<String, String> environment = System.getenv();
    boolean isInteractive = isConsole() && allowsPicture(environment);
    Terminal terminal =
        new Terminal(isInteractive, isUnicode(environment), DEFAULT_COLUMNS, DEFAULT_ROWS);
    return isInteractive ? terminal.resized() : terminal;
  }

  /** The same terminal with the size that it has now. */
  public Terminal resized() {
    int[] size = deviceSize();
    return new Terminal(isInteractive, isUnicode, size[0], size[1]);
  }

  /** Whether a person may see colours and a moving picture: see no-color.org. */
  static boolean allowsPicture(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "dumb");
    return !term.equals("dumb") && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether the locale in force is one of UTF-8: the first of these variables that is set. */
  static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "").toUpperCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.contains("UTF-8") || value.contains("UTF8");
      }
    }
    return false;
  }

  /** From Java 22 on there is a console without a terminal too; it can be asked. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Columns and rows; the defaults where there is no stty or no device. */
  private static int[] deviceSize() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      Charset ascii = StandardCharsets.US_ASCII;
      String[] words =
          new String(stty.getInputStream().readAllBytes(), ascii).trim().split(" ", -1);
      if (stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0 && words.length == 2) {
        return new int[] {Integer.parseInt(words[1]), Integer.parseInt(words[0])};
      }
    } catch (IOException | NumberFormatException e) {
      return new int[] {DEFAULT_COLUMNS, DEFAULT_ROWS};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new int[] {DEFAULT_COLUMNS, DEFAULT_ROWS};
  }
}
