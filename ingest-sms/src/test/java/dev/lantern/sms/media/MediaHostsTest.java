package dev.lantern.sms.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHostsTest {

    private static final Map<String, String> NAMES =
            Map.of("media.twiliocdn.com", "93.184.216.34", "turned.example.com", "10.0.0.5");

    private final MediaHosts hosts = new MediaHosts(
            URI.create("https://api.twilio.com"),
            List.of("media.twiliocdn.com", "turned.example.com", "127.0.0.1", "gone.example.com"),
            MediaHostsTest::resolve);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "https://api.twilio.com/2010-04-01/x, true",
        "https://media.twiliocdn.com/x?sig=1, true",
        "https://MEDIA.twiliocdn.com/x, true",
        "https://media.twiliocdn.com:443/x, true",
        "http://media.twiliocdn.com/x, false",
        "http://api.twilio.com/x, false",
        "https://media.twiliocdn.com:8443/x, false",
        "https://user@media.twiliocdn.com/x, false",
        "https://media.twiliocdn.com.evil.example/x, false",
        "https://evil.example/media.twiliocdn.com, false",
        "https://turned.example.com/x, false",
        "https://gone.example.com/x, false",
        "https://127.0.0.1/x, false",
        "https://169.254.169.254/latest/meta-data, false",
        "file:///etc/passwd, false",
        "mailto:x@example.org, false"
    })
    void only_the_provider_by_https_at_a_public_address(String url, boolean allowed) {
        assertThat(hosts.allows(URI.create(url))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1"
            })
    void addresses_of_networks_inside_are_not_public(String address) throws Exception {
        assertThat(MediaHosts.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "100.128.0.1", "172.32.0.1", "2606:2800:220:1::1"})
    void others_are(String address) throws Exception {
        assertThat(MediaHosts.isPublic(InetAddress.getByName(address))).isTrue();
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String address = NAMES.get(host.toLowerCase(Locale.ROOT));
        if (address == null && !host.matches("[0-9.]+")) {
            throw new UnknownHostException();
        }
        return new InetAddress[] {InetAddress.getByName(address == null ? host : address)};
    }
}
