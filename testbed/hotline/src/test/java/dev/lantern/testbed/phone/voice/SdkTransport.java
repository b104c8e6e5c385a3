package dev.lantern.testbed.phone.voice;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.Header;

/** The provider's own SDK, with the simulated network in place of the provider. */
final class SdkTransport extends HttpClient {

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final String apiUrl;
    private final Duration timeout;

    private SdkTransport(String apiUrl, Duration timeout) {
        this.apiUrl = apiUrl;
        this.timeout = timeout;
    }

    static TwilioRestClient client(Application application, String token, Duration timeout) {
        return new TwilioRestClient.Builder(Application.ACCOUNT.sid(), token)
                .httpClient(new SdkTransport(application.phones.apiUrl(), timeout))
                .build();
    }

    static TwilioRestClient client(Application application) {
        return client(application, Application.ACCOUNT.authToken(), Duration.ofSeconds(40));
    }

    /** Once, so that what was planned for one request meets one. */
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(apiUrl + asked.getRawPath() + query))
                .timeout(timeout)
                .header("Authorization", request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            builder.POST(HttpRequest.BodyPublishers.ofString(request.getPostParams().entrySet().stream()
                    .flatMap(parameter -> parameter.getValue().stream()
                            .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                    .collect(Collectors.joining("&"))));
        } else {
            builder.method(request.getMethod().toString(), HttpRequest.BodyPublishers.noBody());
        }
        try {
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode(), new Header[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
