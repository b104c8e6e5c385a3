package dev.lantern.testbed.bench;

import dev.lantern.testbed.Hotline;
import dev.lantern.testbed.phone.PhoneNetwork;
import dev.lantern.testbed.phone.TextMessage;
import dev.lantern.testbed.phone.Webhooks;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Webhook requests with their signatures, made before anything is measured. Each has a message id of its own. */
final class ReadyTexts {

    private final byte[][] requests;

    private ReadyTexts(byte[][] requests) {
        this.requests = requests;
    }

    /** Texts to the demo line, signed by {@code signer}. */
    static ReadyTexts of(Hotline hotline, Webhooks signer, String url, int count, IntFunction<String> phone) {
        return new ReadyTexts(IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> signer.request(url, hotline.phones().inbound(text(phone.apply(i)))))
                .toArray(byte[][]::new));
    }

    /** After the last one the first comes again, as when a provider redelivers. */
    byte[] get(int number) {
        return requests[number % requests.length];
    }

    int count() {
        return requests.length;
    }

    private static TextMessage text(String phone) {
        return PhoneNetwork.compose(
                phone, Hotline.DEMO_NUMBER, "I am alone for a few minutes, please tell me where I can go tonight");
    }
}
