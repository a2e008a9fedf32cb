package io.quantdesk.server.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version of the program and of the Java that runs it. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = getClass().getPackage().getImplementationVersion();
    return new String[] {
      "quantdesk " + (version == null ? "(development)" : version),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
