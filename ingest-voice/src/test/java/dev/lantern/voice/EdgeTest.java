package dev.lantern.voice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern.voice", importOptions = MainClasses.class)
class EdgeTest {

    @ArchTest
    static final ArchRule the_framework_stays_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.voice.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "io.smallrye.config..",
                    "io.smallrye.mutiny..",
                    "io.smallrye.reactive..",
                    "org.eclipse.microprofile.config..",
                    "org.eclipse.microprofile.health..")
            .because("what happens to a call can then be read and tested without starting a service; the guards of"
                    + " SmallRye Fault Tolerance are plain objects");

    @ArchTest
    static final ArchRule the_provider_library_stays_where_calls_are_told_what_to_do = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.lantern.voice.flow..", "dev.lantern.voice.connect..", "dev.lantern.voice.callback..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..")
            .because("signatures and forms are checked by our own code, which keeps repeated parameters and encodings");
}
