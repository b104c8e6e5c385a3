package dev.lantern.voice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;

@AnalyzeClasses(packages = "dev.lantern.voice", importOptions = ImportOption.DoNotIncludeTests.class)
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

    @ArchTest
    static final ArchRule nothing_of_the_provider_that_records_is_ever_used = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "the provider's library is used to record or to transcribe", EdgeTest::records))
            .orShould()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "the provider records or transcribes with",
                    (JavaClass used) -> isProviders(used) && says(used.getSimpleName())))
            .because("callers are promised that nothing is recorded");

    private static boolean records(JavaAccess<?> access) {
        return isProviders(access.getTargetOwner()) && says(access.getName());
    }

    private static boolean isProviders(JavaClass used) {
        return used.getPackageName().startsWith("com.twilio");
    }

    private static boolean says(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        // getRecords() is a page of a list.
        return (lower.contains("record") && !lower.equals("getrecords")) || lower.contains("transcri");
    }
}
