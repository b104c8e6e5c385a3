package dev.lantern.voice.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.lantern.ingest.contract.Awaiting;
import dev.lantern.ingest.twilio.ProviderAnswer;
import dev.lantern.ingest.twilio.ProviderAnswer.Kind;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SparingTransportTest {

    private final Provider provider = new Provider();
    private final SparingTransport transport = new SparingTransport(provider);

    @Test
    void a_provider_that_is_broken_is_left_alone_for_a_moment_and_then_tried_again() {
        provider.answer = () -> {
            throw ProviderAnswer.of(503, null, null);
        };
        asksInVain(10, Kind.STATUS);

        asksInVain(5, Kind.NOT_SENT);
        assertThat(provider.asked).isEqualTo(10);

        provider.answer = () -> new Response("{}", 200);
        Awaiting.until(this::isAnswered);
        assertThat(provider.asked).isEqualTo(11);
    }

    @Test
    void a_provider_that_is_silent_is_left_alone() {
        provider.answer = () -> {
            throw ProviderAnswer.without(Kind.NO_ANSWER, null);
        };
        asksInVain(10, Kind.NO_ANSWER);
        asksInVain(1, Kind.NOT_SENT);
    }

    @Test
    void a_provider_that_refuses_works() {
        provider.answer = () -> {
            throw ProviderAnswer.of(provider.asked % 2 == 0 ? 404 : 429, null, null);
        };
        asksInVain(30, Kind.STATUS);
        assertThat(provider.asked).isEqualTo(30);
    }

    @Test
    void one_good_answer_among_bad_ones_keeps_it_open() {
        provider.answer = () -> {
            if (provider.asked == 5) {
                return new Response("{}", 200);
            }
            throw ProviderAnswer.of(500, null, null);
        };
        asksInVain(4, Kind.STATUS);
        transport.makeRequest(request());
        asksInVain(5, Kind.STATUS);
        asksInVain(1, Kind.STATUS);
        assertThat(provider.asked).isEqualTo(11);
    }

    private boolean isAnswered() {
        try {
            return transport.makeRequest(request()).getStatusCode() == 200;
        } catch (ProviderAnswer notSent) {
            assertThat(notSent.kind()).isEqualTo(Kind.NOT_SENT);
            return false;
        }
    }

    private void asksInVain(int times, Kind kind) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> transport.makeRequest(request()))
                    .isInstanceOfSatisfying(ProviderAnswer.class, answer -> assertThat(answer.kind())
                            .isEqualTo(kind));
        }
    }

    private static Request request() {
        return new Request(HttpMethod.GET, "https://api.twilio.com/");
    }

    private static final class Provider extends HttpClient {
        private Supplier<Response> answer = () -> new Response("{}", 200);
        private int asked;

        @Override
        public Response makeRequest(Request request) {
            asked++;
            return answer.get();
        }
    }
}
