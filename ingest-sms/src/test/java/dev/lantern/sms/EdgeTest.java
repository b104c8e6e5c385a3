package dev.lantern.sms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern.sms", importOptions = ImportOption.DoNotIncludeTests.class)
class EdgeTest {

    @ArchTest
    static final ArchRule the_framework_stays_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.sms.wire..")
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
            .because("what happens to a text can then be read and tested without starting a service; the guards of"
                    + " SmallRye Fault Tolerance are plain objects");

    @ArchTest
    static final ArchRule the_provider_library_stays_where_texts_leave = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.sms.replies..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..")
            .because("signatures and forms are checked by our own code, which keeps repeated parameters and encodings");

    @ArchTest
    static final ArchRule what_comes_in_knows_nothing_of_what_goes_out = noClasses()
            .that()
            .resideInAPackage("dev.lantern.sms.inbound..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lantern.sms.replies..", "dev.lantern.sms.deliveries..", "org.apache.kafka..")
            .because("a person's text must be accepted whatever the sending side is doing");
}
