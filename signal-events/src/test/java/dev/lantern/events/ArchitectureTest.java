package dev.lantern.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.smallrye..", "jakarta..", "javax.inject..", "org.eclipse.microprofile..")
            .because("whoever writes an adapter reads and uses this module, with whatever framework they have");

    @ArchTest
    static final ArchRule keys_stay_in_sealing = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.events.sealing")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..")
            .because("how personal data is encrypted is decided in one place");

    @ArchTest
    static final ArchRule events_are_values = classes()
            .that()
            .areAssignableTo(LanternEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .because("an event is what happened: it has no behaviour and never changes");

    @ArchTest
    static final ArchRule events_do_not_know_lines = noClasses()
            .that()
            .resideInAPackage("dev.lantern.events..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lantern.lines..")
            .because("an event must be readable without the configuration of the line it came from");
}
