package dev.lantern.cases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern.cases", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RULES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.lantern.cases")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.smallrye..", "org.hibernate..", "org.apache.kafka..", "java.sql..")
            .because("what a conversation is must be testable, and readable, without a container");

    @ArchTest
    static final ArchRule ENTITIES_LIVE_IN_STORE = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .resideInAPackage("..store..")
            .because("the tables change for the database's reasons, and only the store may feel it");

    @ArchTest
    static final ArchRule SQL_LIVES_IN_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "io.quarkus.hibernate..",
                    "java.sql..",
                    "org.flywaydb..")
            .because("what a failure of the database means is decided in one place");

    @ArchTest
    static final ArchRule HTTP_AND_TOPICS_ARE_WIRED_IN_WIRE = noClasses()
            .that()
            .resideOutsideOfPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.apache.kafka..", "org.eclipse.microprofile.reactive..")
            .because("who calls us, and over what, must be replaceable without touching what a case is");

    @ArchTest
    static final ArchRule THE_STORE_DOES_NOT_KNOW_ITS_CALLERS = noClasses()
            .that()
            .resideInAPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..wire..")
            .because("writing and reading cases is the same whoever asks");
}
