package io.quantdesk.server.demo;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Sends the log to a file for a while: lines of log would tear the live picture. */
final class LogFile {
  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n";

  private LogFile() {}

  /** Does the work with the log going to that file, begun anew, and nowhere else. */
  static <T> T during(Path path, Supplier<T> work) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    List<Appender<ILoggingEvent>> replaced = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(replaced::add);
    FileAppender<ILoggingEvent> file = open(context, path);
    replaced.forEach(root::detachAppender);
    root.addAppender(file);
    try {
      return work.get();
    } finally {
      replaced.forEach(root::addAppender);
      root.detachAppender(file);
      file.stop();
    }
  }

  private static FileAppender<ILoggingEvent> open(LoggerContext context, Path path) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern(PATTERN);
    lines.start();
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setContext(context);
    file.setFile(path.toString());
    file.setAppend(false);
    file.setEncoder(lines);
    file.start();
    return file;
  }
}
