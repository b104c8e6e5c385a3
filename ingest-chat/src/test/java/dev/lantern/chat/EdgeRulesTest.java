package dev.lantern.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern.chat", importOptions = DoNotIncludeTests.class)
class EdgeRulesTest {

    @ArchTest
    static final ArchRule frameworks_stay_in_the_wire_package = noClasses()
            .that()
            .resideOutsideOfPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.smallrye..", "io.vertx..", "jakarta..", "org.eclipse.microprofile..")
            .because("what a form means must be testable, and readable, without a server");

    @ArchTest
    static final ArchRule the_edge_cannot_open_what_it_sealed = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.lantern.events.sealing.Opener")
            .because("this service faces the internet and holds no private key");

    @ArchTest
    static final ArchRule nothing_is_logged_here = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jboss.logging..", "java.util.logging..", "org.slf4j..")
            .because("everything that passes through this service is personal; metrics and health say how it fares");
}
