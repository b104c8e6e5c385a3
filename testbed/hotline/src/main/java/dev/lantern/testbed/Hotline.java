package dev.lantern.testbed;

import dev.lantern.events.Channel;
import dev.lantern.events.Threads;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.lines.LineFolder;
import dev.lantern.lines.Voice;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TwilioAccount;
import dev.lantern.testbed.phone.voice.VoiceNumber;
import dev.lantern.testbed.servers.BackingServers;
import dev.lantern.testbed.servers.ChildProcess;
import dev.lantern.testbed.servers.DemoLine;
import dev.lantern.testbed.servers.KafkaServer;
import dev.lantern.testbed.servers.PostgresServer;
import dev.lantern.testbed.servers.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole hotline: broker, database, simulated phone network and all services. The launcher and the end-to-end tests
 * start it here, so there is one way to wire it.
 */
public final class Hotline implements AutoCloseable {

    public static final String DEMO_LINE = DemoLine.ID;
    public static final String DEMO_NUMBER = DemoLine.NUMBER;

    private static final int PARTITIONS = 4;

    private static final TwilioAccount ACCOUNT =
            new TwilioAccount("AC00000000000000000000000000000733", "an-auth-token-of-the-simulated-network");

    private final Folders folders;
    private final Endpoints endpoints;
    private final HotlineSettings.Purpose purpose;
    private final Map<String, String> attachments;
    private final BackingServers servers;
    private final PhoneNetwork phones;
    private final Tokens tokens;
    private final Map<Service, ServiceProgram> programs = new EnumMap<>(Service.class);
    private final Map<Service, ChildProcess> services = new EnumMap<>(Service.class);

    private Hotline(HotlineSettings settings, BackingServers servers, PhoneNetwork phones, Consumer<String> progress) {
        this.folders = settings.folders();
        this.endpoints = settings.endpoints();
        this.purpose = settings.purpose();
        this.attachments = settings.attachments();
        this.servers = servers;
        this.phones = phones;
        this.tokens = Tokens.in(folders.data());
        ServiceEnvironment environment = new ServiceEnvironment(
                folders, endpoints, servers.kafka(), servers.postgres(), phones.apiUrl(), ACCOUNT, tokens, attachments);
        for (Service service : Service.values()) {
            ServiceProgram program = ServiceProgram.of(
                    service, folders, endpoints, environment.of(service, settings.purpose()), settings.purpose());
            programs.put(service, program);
            services.put(service, new ChildProcess(program.fast(), progress));
        }
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param progress is told in short sentences what happens
     * @throws ServerFailed with a sentence that says what is wrong; nothing is left running then
     */
    public static Hotline start(HotlineSettings settings, Consumer<String> progress) {
        return start(settings, List.of(Service.values()), progress);
    }

    /** As above, with some of the services only; the others can be started by {@link #service}. */
    public static Hotline start(HotlineSettings settings, List<Service> wanted, Consumer<String> progress) {
        Hotline hotline = withoutServices(settings, progress);
        try {
            hotline.inParallel(process -> {
                if (wanted.stream().map(hotline::service).anyMatch(one -> one == process)) {
                    process.start();
                }
            });
            hotline.file().write(settings.folders().data());
            return hotline;
        } catch (RuntimeException e) {
            hotline.close();
            throw e;
        }
    }

    /** Servers and phone network run, the services are wired and not started. */
    static Hotline withoutServices(HotlineSettings settings, Consumer<String> progress) {
        prepareKeys(settings.folders());
        prepareLines(settings.folders());
        BackingServers servers = BackingServers.open(settings.servers(), progress);
        try {
            servers.kafka().createTopics(PARTITIONS);
            PhoneNetwork phones = new PhoneNetwork(settings.endpoints().phoneNetwork(), ACCOUNT);
            Hotline hotline = new Hotline(settings, servers, phones, progress);
            hotline.connectNumbers();
            hotline.connectTelephones();
            return hotline;
        } catch (IOException e) {
            servers.close();
            throw new ServerFailed("The simulated phone network could not be started.", e);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    public KafkaServer kafka() {
        return servers.kafka();
    }

    public PostgresServer postgres() {
        return servers.postgres();
    }

    public PhoneNetwork phones() {
        return phones;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Folders folders() {
        return folders;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public ChildProcess service(Service service) {
        ChildProcess process = services.get(service);
        if (process == null) {
            throw new IllegalStateException("every service has a process");
        }
        return process;
    }

    /**
     * A further instance of a service, which shares its work with the first.
     *
     * @param process not started; whoever asked for it ends it
     */
    public record Instance(ChildProcess process, URI address) {}

    /** @param name of its log and process, such as {@code routing-service-2} */
    public Instance another(Service service, String name, Consumer<String> progress) {
        Endpoints elsewhere = endpoints.withFreePortFor(service);
        ServiceEnvironment environment = new ServiceEnvironment(
                folders, elsewhere, servers.kafka(), servers.postgres(), phones.apiUrl(), ACCOUNT, tokens, attachments);
        ServiceProgram program =
                ServiceProgram.of(service, name, folders, elsewhere, environment.of(service, purpose), purpose);
        return new Instance(new ChildProcess(program.fast(), progress), elsewhere.of(service));
    }

    ServiceProgram program(Service service) {
        ServiceProgram program = programs.get(service);
        if (program == null) {
            throw new IllegalStateException("every service has a program");
        }
        return program;
    }

    /** The thread of this phone's texts to the demo line. */
    public String threadOf(String phone) {
        return Threads.ofTexts(Keyring.load(folders.allKeys()).lookup(), DEMO_LINE, Channel.SMS, phone);
    }

    /** Memory of everything that runs for the hotline, the launcher apart, by name in MiB. */
    public Map<String, Long> residentMebibytes() {
        Map<String, Long> memory = new LinkedHashMap<>();
        memory.put("kafka", kafka().residentMebibytes());
        memory.put("postgresql", postgres().residentMebibytes());
        services.forEach((service, process) -> memory.put(service.module(), process.residentMebibytes()));
        return memory;
    }

    /** What everything has used of the processors since it was started, the launcher apart, by name. */
    public Map<String, Duration> processorTime() {
        Map<String, Duration> used = new LinkedHashMap<>();
        used.put("kafka", kafka().processorTime());
        used.put("postgresql", postgres().processorTime());
        services.forEach((service, process) -> used.put(service.module(), process.processorTime()));
        return used;
    }

    @Override
    public void close() {
        HotlineFile.remove(folders.data());
        inParallel(ChildProcess::stop);
        phones.close();
        servers.close();
    }

    private void connectNumbers() {
        String webhook = endpoints.of(Service.INGEST_SMS) + "/twilio/messages";
        LineFolder.open(folders.lines()).current().all().stream()
                .flatMap(line -> Stream.concat(line.sms().numbers().stream(), line.sms().rcs().stream()))
                .forEach(address -> phones.connect(address, webhook));
    }

    private void connectTelephones() {
        URI calls = URI.create(endpoints.of(Service.INGEST_VOICE) + "/twilio/voice");
        LineFolder.open(folders.lines()).current().all().stream()
                .flatMap(line -> Stream.concat(
                        line.voice().numbers().stream(),
                        Stream.ofNullable(line.voice().callback()).map(Voice.CallBack::callerId)))
                .forEach(number -> phones.voice().connect(number, new VoiceNumber(calls, null, calls + "/status")));
    }

    private HotlineFile file() {
        return new HotlineFile(
                ProcessHandle.current().pid(),
                kafka().bootstrapServers(),
                postgres().jdbcUrl("cases"),
                phones.apiUrl(),
                services.keySet().stream().collect(Collectors.toMap(Service::module, endpoints::of)));
    }

    /** Throw-away keys, made the first time. */
    private static void prepareKeys(Folders folders) {
        ServiceKeys.handOut(folders.keys());
        for (Service service : Service.values()) {
            folders.spool(service).toFile().mkdirs();
        }
    }

    /** Copies the shipped line files the first time; what was changed since stays. */
    private static void prepareLines(Folders folders) {
        try (Stream<Path> shipped = Files.list(folders.shippedLines())) {
            Files.createDirectories(folders.lines());
            for (Path line :
                    shipped.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Path target = folders.lines().resolve(line.getFileName());
                if (!Files.exists(target)) {
                    Files.copy(line, target);
                }
            }
        } catch (IOException e) {
            throw new ServerFailed("The line files could not be copied to " + folders.lines() + ".", e);
        }
    }

    /** Does it with every service at the same time. Throws the first failure once all have ended. */
    private void inParallel(Consumer<ChildProcess> task) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (ChildProcess process : services.values()) {
            running.add(CompletableFuture.runAsync(() -> task.accept(process), Thread::startVirtualThread));
        }
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServerFailed failed ? failed : e;
        }
    }
}
