package dev.lantern.sms.media;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Where files may be fetched from: the provider's interface and the hosts it sends us on to, by https, at public
 * addresses. The interface itself is where it is configured to be, which in a test is this machine.
 */
final class MediaHosts {

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final URI api;
    private final List<String> hosts;
    private final Names names;

    /** @param hosts names, each for itself alone */
    MediaHosts(URI api, List<String> hosts, Names names) {
        this.api = api;
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.names = names;
    }

    /** Whether it is the interface itself, which alone gets our credentials. */
    boolean isApi(URI url) {
        return Objects.equals(url.getScheme(), api.getScheme())
                && Objects.equals(url.getHost(), api.getHost())
                && url.getPort() == api.getPort();
    }

    boolean allows(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            return false;
        }
        if (isApi(url)) {
            return true;
        }
        return "https".equalsIgnoreCase(url.getScheme())
                && (url.getPort() == -1 || url.getPort() == 443)
                && hosts.contains(url.getHost().toLowerCase(Locale.ROOT))
                && isPublic(url.getHost());
    }

    private boolean isPublic(String host) {
        try {
            for (InetAddress address : names.of(host)) {
                if (!isPublic(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean inside = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        boolean shared = address instanceof Inet4Address
                && (bytes[0] == 0 || bytes[0] == 100 && (bytes[1] & 0xC0) == 64 || (bytes[0] & 0xF0) == 0xF0);
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        return !inside && !shared && !unique;
    }
}
