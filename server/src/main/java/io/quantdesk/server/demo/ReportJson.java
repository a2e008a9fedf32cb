package io.quantdesk.server.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quantdesk.server.demo.check.Check;
import io.quantdesk.server.demo.check.CheckTable;
import io.quantdesk.server.demo.session.PlayResult;
import io.quantdesk.server.demo.view.DemoFrame;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Prints a report as one JSON object, for programs. */
final class ReportJson {
  private final PrintStream out;

  ReportJson(PrintStream out) {
    this.out = out;
  }

  void print(DemoReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeBooleanField("ok", report.failures() == 0);
      json.writeNumberField("checks", report.checks());
      json.writeNumberField("failures", report.failures());
      writePlay(json, report.played());
      writeSteps(json, report);
      writeTables(json, report);
      json.writeStringField("home", report.options().home().toString());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes all that is written to it", e);
    }
    out.println(text);
  }

  private static void writePlay(JsonGenerator json, PlayResult played) throws IOException {
    DemoFrame frame = played.lastFrame();
    json.writeNumberField("feedNs", frame.playedNs());
    json.writeNumberField("speed", frame.speed());
    json.writeNumberField("commands", played.commands());
    json.writeNumberField("events", played.events());
    json.writeNumberField("corrections", played.flow().quotes().corrections());
    json.writeObjectFieldStart("latencyNs");
    json.writeNumberField("p50", frame.latency().p50());
    json.writeNumberField("p99", frame.latency().p99());
    json.writeNumberField("p99.9", frame.latency().p999());
    json.writeNumberField("max", frame.latency().max());
    json.writeEndObject();
    json.writeObjectFieldStart("refused");
    for (var kind : played.flow().refusals().byKind().entrySet()) {
      for (var reason : kind.getValue().entrySet()) {
        json.writeNumberField(kind.getKey().word() + " " + reason.getKey(), reason.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void writeSteps(JsonGenerator json, DemoReport report) throws IOException {
    json.writeObjectFieldStart("stepsNs");
    for (Map.Entry<String, Long> step : report.stepsNs().entrySet()) {
      json.writeNumberField(step.getKey(), step.getValue());
    }
    json.writeNumberField("total", report.totalNs());
    json.writeEndObject();
  }

  private static void writeTables(JsonGenerator json, DemoReport report) throws IOException {
    json.writeArrayFieldStart("tables");
    for (CheckTable table : report.tables()) {
      json.writeStartObject();
      json.writeStringField("title", table.title());
      json.writeStringField("left", table.leftTitle());
      json.writeStringField("right", table.rightTitle());
      json.writeArrayFieldStart("checks");
      for (Check check : table.checks()) {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeStringField("left", check.left());
        json.writeStringField("right", check.right());
        json.writeBooleanField("ok", check.isOk());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
