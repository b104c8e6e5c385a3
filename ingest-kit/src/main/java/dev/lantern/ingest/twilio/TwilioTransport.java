package dev.lantern.ingest.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.lantern.events.EventCodec;
import dev.lantern.ingest.twilio.ProviderAnswer.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries the SDK's requests. The SDK's own client repeats a POST that failed with 5xx, which would send a text twice,
 * and has one time-out of 30 s; this one sends each request once, within a time-out for the whole answer, and to a
 * configured address.
 */
public final class TwilioTransport extends com.twilio.http.HttpClient {

    private final HttpClient http;
    private final URI apiUrl;
    private final Duration requestTimeout;

    /** @param apiUrl stands for {@code https://api.twilio.com} */
    public TwilioTransport(URI apiUrl, Duration connectTimeout, Duration requestTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.apiUrl = apiUrl;
        this.requestTimeout = requestTimeout;
    }

    /** Exactly once, whatever the answer. */
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    /** @throws ProviderAnswer for everything but a 2xx */
    @Override
    public Response makeRequest(Request request) {
        HttpResponse<String> answer = answer(toHttp(request));
        if (answer.statusCode() / 100 != 2) {
            throw ProviderAnswer.of(answer.statusCode(), code(answer.body()), retryAfter(answer));
        }
        return new Response(answer.body(), answer.statusCode());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        // Not HttpRequest.timeout: that ends with the headers, and a body can hang too.
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return answer.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ProviderAnswer.without(Kind.NO_ANSWER, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw ProviderAnswer.without(Kind.INTERRUPTED, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            boolean notSent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
            throw ProviderAnswer.without(notSent ? Kind.NOT_SENT : Kind.NO_ANSWER, cause);
        }
    }

    private HttpRequest toHttp(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder http = HttpRequest.newBuilder(
                        URI.create(apiUrl.toString().replaceFirst("/$", "") + asked.getRawPath() + query))
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json")
                .header("User-Agent", "lantern");
        if (request.getMethod() == HttpMethod.POST) {
            http.header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(form(request.getPostParams())));
        } else {
            http.method(request.getMethod().toString(), HttpRequest.BodyPublishers.noBody());
        }
        return http.build();
    }

    private static String form(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Twilio's error body: {@code {"code": 21610, "message": …, "status": 400}}; a proxy's may be anything. */
    private static @Nullable String code(String body) {
        try {
            JsonNode code = EventCodec.json().readTree(body).path("code");
            return code.isInt() ? code.asText() : null;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Seconds; Twilio does not use the date form. */
    private static @Nullable Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }
}
