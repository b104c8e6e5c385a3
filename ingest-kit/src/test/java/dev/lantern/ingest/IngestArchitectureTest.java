package dev.lantern.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.lantern.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class IngestArchitectureTest {

    @ArchTest
    static final ArchRule FRAMEWORK_IN_WIRE_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.ingest.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..")
            .because("what decides whether a signal is safe is plain code that runs and is tested without a framework");

    @ArchTest
    static final ArchRule SQLITE_IN_SPOOL_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.ingest.spool")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..")
            .because("one thread owns the spool file, and a second way to it would break that");

    @ArchTest
    static final ArchRule PRODUCER_IN_BROKER_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lantern.ingest.broker")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
            .because("an event that is sent past the publisher can overtake those that wait on the spool");

    @ArchTest
    static final ArchRule PORT_KNOWS_NO_MACHINERY = noClasses()
            .that()
            .resideInAPackage("dev.lantern.ingest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lantern.ingest.publish..",
                    "dev.lantern.ingest.broker..",
                    "dev.lantern.ingest.spool..",
                    "org.apache.kafka..")
            .because("a channel that uses the publisher must not see how it makes events durable");
}
