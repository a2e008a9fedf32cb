package io.quantdesk.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Arrows between modules point only towards engine-core and protocol. */
class ModuleArrowsTest {
  private static final String ENGINE = "io.quantdesk.engine..";
  private static final String PROTOCOL = "io.quantdesk.protocol..";
  private static final String JOURNAL = "io.quantdesk.journal..";
  private static final String WRITER = "io.quantdesk.writer..";
  private static final String DB = "io.quantdesk.db..";
  private static final String SERVER = "io.quantdesk.server..";
  private static final String BENCH = "io.quantdesk.bench..";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.quantdesk");

  @Test
  void shouldKeepTheEngineFreeOfEverythingOfOurs() {
    none(ENGINE, PROTOCOL, JOURNAL, WRITER, DB, SERVER, BENCH);
  }

  @Test
  void shouldLetTheEngineUseJavaAndAgronaOnly() {
    check(
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ENGINE, "java..", "org.agrona.."));
  }

  @Test
  void shouldKeepTheProtocolFreeOfEverythingOfOurs() {
    none(PROTOCOL, ENGINE, JOURNAL, WRITER, DB, SERVER, BENCH);
  }

  @Test
  void shouldLetTheJournalKnowTheProtocolOnly() {
    none(JOURNAL, ENGINE, WRITER, DB, SERVER, BENCH);
  }

  @Test
  void shouldKeepTheDatabaseWriterOffTheEngine() {
    none(WRITER, ENGINE, SERVER, BENCH);
    none(DB, ENGINE, JOURNAL, PROTOCOL, WRITER, SERVER, BENCH);
  }

  @Test
  void shouldHideTheJournalsStorageBehindItsPort() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(JOURNAL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.openhft.."));
  }

  private void none(String from, String... to) {
    check(
        noClasses()
            .that()
            .resideInAPackage(from)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(to)
            .allowEmptyShould(true));
  }

  private void check(ArchRule rule) {
    rule.check(classes);
  }
}
