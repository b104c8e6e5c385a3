package dev.lantern.testbed;

import dev.lantern.testbed.servers.Ports;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** The ports of one hotline. They stay the same when a part is restarted. */
public record Endpoints(
        int phoneNetwork, int kafka, int kafkaController, int postgres, Map<Service, Integer> services) {

    private static final int KAFKA_OFFSET = 10;

    public Endpoints {
        services = Map.copyOf(services);
    }

    /**
     * @param first the phone network's port, the others follow within twenty; 0 takes free ones
     * @throws dev.lantern.testbed.servers.ServerFailed naming the port that is taken
     */
    public static Endpoints from(int first) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, port(first, service.portOffset(), service.module()));
        }
        return new Endpoints(
                port(first, 0, "the simulated phone network"),
                port(first, KAFKA_OFFSET, "Kafka"),
                port(first, KAFKA_OFFSET + 1, "Kafka's controller"),
                port(first, KAFKA_OFFSET + 2, "PostgreSQL"),
                services);
    }

    /** The same, but for one service at a free port: for a further instance of it. */
    Endpoints withFreePortFor(Service service) {
        Map<Service, Integer> others = new EnumMap<>(services);
        others.put(service, Ports.free());
        return new Endpoints(phoneNetwork, kafka, kafkaController, postgres, others);
    }

    public URI of(Service service) {
        Integer port = services.get(service);
        if (port == null) {
            throw new IllegalStateException("every service has a port");
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int port(int first, int offset, String server) {
        return first == 0 ? Ports.free() : Ports.require(first + offset, server + " by --ports " + first);
    }
}
