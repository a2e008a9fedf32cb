package io.quantdesk.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The engine depends on nothing whose result could differ between two machines or two runs. */
@AnalyzeClasses(
    packages = "io.quantdesk.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
  private static final Set<String> FLOATING =
      Set.of("double", "float", Double.class.getName(), Float.class.getName());

  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage("io.quantdesk.engine..", "org.agrona..", "java.lang", "java.lang.invoke")
          .or(type(List.class))
          .or(type(ArrayList.class))
          .or(type(Arrays.class))
          .or(type(ByteOrder.class))
          .or(
              DescribedPredicate.describe(
                  "primitive", type -> type.getBaseComponentType().isPrimitive()))
          .or(
              DescribedPredicate.describe(
                  "array of the engine or java.lang",
                  type ->
                      type.isArray()
                          && type.getBaseComponentType()
                              .getPackageName()
                              .matches("io\\.quantdesk\\.engine.*|java\\.lang")));

  @ArchTest
  static final ArchRule dependsOnNothingButPlainJavaAndAgrona =
      classes().should().onlyDependOnClassesThat(PURE);

  @ArchTest
  static final ArchRule knowsNoClockThreadProcessOrEnvironment =
      noClasses()
          .should()
          .dependOnClassesThat(
              type(Thread.class)
                  .or(type(ThreadLocal.class))
                  .or(type(Runtime.class))
                  .or(type(Process.class))
                  .or(type(ProcessBuilder.class)))
          .orShould()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "is a method of System other than arraycopy, or Math.random",
                  (JavaAccess<?> access) ->
                      (access.getTargetOwner().isEquivalentTo(System.class)
                              && !access.getName().equals("arraycopy"))
                          || (access.getTargetOwner().isEquivalentTo(Math.class)
                              && access.getName().equals("random"))));

  @ArchTest
  static final ArchRule storesNoFloatingPoint =
      fields()
          .should()
          .haveRawType(not(DescribedPredicate.describe("floating point", PurityTest::isFloating)));

  @ArchTest
  static final ArchRule returnsNoFloatingPoint =
      codeUnits()
          .should()
          .haveRawReturnType(
              not(DescribedPredicate.describe("floating point", PurityTest::isFloating)));

  @ArchTest
  static final ArchRule callsNothingThatComputesInFloatingPoint =
      noClasses()
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "takes or gives floating point",
                  call ->
                      isFloating(call.getTarget().getRawReturnType())
                          || call.getTarget().getRawParameterTypes().stream()
                              .anyMatch(PurityTest::isFloating)));

  @ArchTest
  static final ArchRule packagesOfStateKnowNothingOfThoseAboveThem =
      noClasses()
          .that()
          .resideInAnyPackage("..engine.math", "..engine.index", "..engine.book", "..engine.order")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..engine.account",
              "..engine.market",
              "..engine.risk",
              "..engine.funds",
              "..engine.trading",
              "..engine.session");

  @ArchTest
  static final ArchRule riskChangesNothing =
      noClasses()
          .that()
          .resideInAPackage("..engine.risk")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..engine.trading", "..engine.funds", "..engine.session");

  @ArchTest
  static final ArchRule layersAreFreeOfCycles =
      slices()
          .matching("io.quantdesk.engine.(account|book|index|market|math|order|risk|funds)..")
          .should()
          .beFreeOfCycles();

  private static boolean isFloating(JavaClass type) {
    return FLOATING.contains(type.getBaseComponentType().getName());
  }
}
