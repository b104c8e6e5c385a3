package dev.lantern.sms.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.events.EventCodec;
import dev.lantern.sms.media.Fetched.NotFetched;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Media subresource of a message (API 2010-04-01): list, fetch, delete. The addresses are made here from ids; what a
 * webhook says about addresses is never followed.
 */
final class TwilioMedia implements AutoCloseable {

    private static final int MOST_REDIRECTS = 3;
    private static final int LARGEST_LIST = 256 * 1024;

    private final URI api;
    private final String account;
    private final String authorization;
    private final MediaHosts hosts;
    private final int maxBytes;
    private final Duration timeout;
    private final HttpClient http;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

    TwilioMedia(MediaSettings settings, MediaHosts hosts) {
        this.api = settings.api();
        this.account = settings.account();
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((account + ":" + settings.authToken()).getBytes(StandardCharsets.UTF_8));
        this.hosts = hosts;
        this.maxBytes = settings.maxBytes();
        this.timeout = settings.timeout();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // each hop is checked
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** The ids of a message's files; empty when the provider does not say now. */
    Optional<List<String>> list(String messageSid) throws InterruptedException {
        return switch (get(resource(messageSid, ".json"), LARGEST_LIST)) {
            case Fetched.Content content -> ids(content.bytes());
            case Fetched.Gone gone -> Optional.of(List.of());
            case Fetched.Refused refused -> Optional.empty();
            case Fetched.Later later -> Optional.empty();
        };
    }

    Fetched fetch(String messageSid, String mediaSid) throws InterruptedException {
        return get(resource(messageSid, "/" + mediaSid), maxBytes);
    }

    /** True when the provider does not have it any more. */
    boolean delete(String messageSid, String mediaSid) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(resource(messageSid, "/" + mediaSid + ".json"))
                .header("Authorization", authorization)
                .DELETE()
                .build();
        try {
            int status = within(() ->
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            return status / 100 == 2 || status == 404;
        } catch (IOException e) {
            return false;
        }
    }

    private Fetched get(URI first, int atMost) throws InterruptedException {
        URI url = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (!hosts.allows(url)) {
                return new Fetched.Refused(NotFetched.ELSEWHERE);
            }
            Hop answer;
            URI asked = url;
            try {
                answer = within(() -> ask(asked, atMost));
            } catch (IOException e) {
                return new Fetched.Later(e.getClass().getSimpleName());
            }
            if (answer instanceof Hop.End end) {
                return end.fetched();
            }
            url = ((Hop.Onward) answer).to();
        }
        return new Fetched.Refused(NotFetched.ELSEWHERE);
    }

    private Hop ask(URI url, int atMost) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).header("User-Agent", "lantern").GET();
        if (hosts.isApi(url)) {
            request.header("Authorization", authorization);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            if (status / 100 == 2) {
                byte[] bytes = body.readNBytes(atMost + 1);
                return new Hop.End(
                        bytes.length > atMost ? new Fetched.Refused(NotFetched.TOO_LARGE) : new Fetched.Content(bytes));
            }
            if (status == 404 || status == 410) {
                return new Hop.End(new Fetched.Gone());
            }
            Optional<String> location = status / 100 == 3 ? answer.headers().firstValue("Location") : Optional.empty();
            return location.isPresent()
                    ? new Hop.Onward(url.resolve(location.get()))
                    : new Hop.End(new Fetched.Later("HTTP " + status));
        } catch (IllegalArgumentException e) {
            return new Hop.End(new Fetched.Refused(NotFetched.ELSEWHERE)); // a Location that is no address
        }
    }

    private <T> T within(java.util.concurrent.Callable<T> request) throws IOException, InterruptedException {
        // Not HttpRequest.timeout: that ends with the headers, and a body can hang too.
        Future<T> answer = reading.submit(request);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static Optional<List<String>> ids(byte[] json) {
        List<String> ids = new ArrayList<>();
        try {
            for (JsonNode media : EventCodec.json().readTree(json).path("media_list")) {
                String sid = media.path("sid").asText();
                if (!sid.matches("ME[0-9a-zA-Z]{1,64}")) {
                    return Optional.empty();
                }
                ids.add(sid);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(ids);
    }

    private URI resource(String messageSid, String rest) {
        return URI.create(api.toString().replaceFirst("/$", "") + "/2010-04-01/Accounts/" + account + "/Messages/"
                + messageSid + "/Media" + rest);
    }

    @Override
    public void close() {
        http.shutdownNow();
        reading.shutdownNow();
    }

    private sealed interface Hop {
        record End(Fetched fetched) implements Hop {}

        record Onward(URI to) implements Hop {}
    }
}
