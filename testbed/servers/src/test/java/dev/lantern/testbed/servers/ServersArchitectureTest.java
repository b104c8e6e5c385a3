package dev.lantern.testbed.servers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern.testbed.servers", importOptions = ImportOption.DoNotIncludeTests.class)
class ServersArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_TEST_RESOURCES_KNOW_QUARKUS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("TestResource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..")
            .because("the launcher runs the same servers without Quarkus on its class path");

    @ArchTest
    static final ArchRule ONLY_CONTAINERS_KNOW_TESTCONTAINERS = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Container")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..")
            .because("who does not ask for containers need not have Testcontainers");
}
