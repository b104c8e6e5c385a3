package dev.lantern.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.lantern.routing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FRAMEWORK_ONLY_ON_THE_WIRE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.routing.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.eclipse.microprofile..")
            .because("what the desk and the host do is tested without a container, and outlives a framework");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_PURE = classes()
            .that()
            .resideInAPackage("dev.lantern.routing.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lantern.routing.engine..",
                    "dev.lantern.events..",
                    "dev.lantern.lines..",
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..")
            .because("live path, recovery, simulation and policy replay share it: no I/O, no clock, no framework");

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_ARE_PASSED_IN = noClasses()
            .that()
            .resideInAPackage("dev.lantern.routing.engine..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .because("a decision made again from the log has to be the same to the bit");

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("engine")
            .definedBy("dev.lantern.routing.engine..")
            .layer("host")
            .definedBy("dev.lantern.routing.host..")
            .layer("desk")
            .definedBy("dev.lantern.routing.desk..")
            .layer("wire")
            .definedBy("dev.lantern.routing.wire..")
            .layer("simulate")
            .definedBy("dev.lantern.routing.simulate..")
            .whereLayer("simulate")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("wire")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("host")
            .mayOnlyBeAccessedByLayers("wire")
            .whereLayer("desk")
            .mayOnlyBeAccessedByLayers("wire")
            .layer("triage")
            .definedBy("dev.lantern.routing.triage..")
            .whereLayer("triage")
            .mayOnlyBeAccessedByLayers("wire")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("host", "simulate", "triage")
            .because("host and desk speak through the event log only, so that every instance can serve every advocate");

    @ArchTest
    static final ArchRule NO_KAFKA_IN_REQUESTS = noClasses()
            .that()
            .resideInAPackage("dev.lantern.routing.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("a request talks to the desk, which bounds how long Kafka may take");

    @ArchTest
    static final ArchRule NO_PRINTING = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.lantern.routing.simulate.PolicyProgram") // prints what it was asked for
            .should()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is printed past the log is not redacted");
}
