package dev.lantern.testbed.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lantern.testbed.client.CasesClient;
import dev.lantern.testbed.phone.MediaFile;
import dev.lantern.testbed.phone.Phone;
import dev.lantern.testbed.phone.SentText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures and other files that come with texts. */
class SentPicturesStoryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TextingAdvocate tess = TextingAdvocate.onDuty();

    @AfterEach
    void leaves_and_the_phone_network_has_nothing_to_complain_about() {
        tess.close();
    }

    @Test
    void a_picture_comes_after_its_text_without_its_place_and_leaves_the_provider() throws Exception {
        Phone phone = tess.hotline().phones().phone("+15553000050");
        String conversation = tess.conversationOf(phone, "hello");
        byte[] picture = pictureWith("a-secret-place");
        byte[] pdf = "%PDF-1.7 the contract they made me sign".getBytes(StandardCharsets.US_ASCII);
        SentText sent = phone.text(
                tess.line().number(),
                "this is the house",
                MediaFile.of("image/jpeg", picture),
                MediaFile.of("application/pdf", pdf),
                MediaFile.of("image/jpeg", "not a picture".getBytes(StandardCharsets.US_ASCII)));

        assertThat(tess.arrived("this is the house")
                        .at("/message/attributes/media")
                        .asText())
                .isEqualTo("3");
        JsonNode shown = tess.stream()
                .await(
                        "message-arrived",
                        data -> data.at("/message/attachments").size() == 1
                                && !data.at("/message/attributes").has("keptAs"),
                        SOON)
                .data()
                .path("message");
        HttpResponse<byte[]> file = attachment(tess.cases(), conversation, shown);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).startsWith("attachment"));
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).doesNotContain("a-secret-place");
        assertThat(ImageIO.read(new ByteArrayInputStream(file.body()))).isNotNull();
        assertThat(SharedHotline.cases("somebody-else", "advocate")
                        .attachment(conversation, shown.path("signalId").asText(), 1)
                        .statusCode())
                .isEqualTo(404);

        JsonNode contract = tess.stream()
                .await(
                        "message-arrived",
                        data -> data.at("/message/attributes/keptAs").asText().equals("SENT"),
                        SOON)
                .data()
                .path("message");
        assertThat(contract.at("/attributes/explanation").asText()).endsWith(".");
        assertThat(attachment(tess.cases(), conversation, contract).body()).isEqualTo(pdf);
        JsonNode missing = tess.stream()
                .await(
                        "message-arrived",
                        data -> data.at("/message/attributes/notFetched")
                                .asText()
                                .equals("UNKNOWN_KIND"),
                        SOON)
                .data();
        assertThat(missing.at("/message/attributes/explanation").asText()).endsWith(".");
        Patience.await(
                SOON,
                () -> tess.hotline().phones().media(sent.text().sid()).size() == 1,
                () -> "the files that were taken are still at the provider");
    }

    /** Once case-service knows of it; the stream is faster. */
    private static HttpResponse<byte[]> attachment(CasesClient cases, String conversation, JsonNode message) {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        Patience.await(
                SOON,
                () -> {
                    answers.add(cases.attachment(
                            conversation, message.path("signalId").asText(), 1));
                    return answers.getLast().statusCode() == 200;
                },
                () -> "the file is answered " + answers.getLast().statusCode());
        return answers.getLast();
    }

    /** A JPEG with a comment segment. */
    private static byte[] pictureWith(String secret) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", file);
        byte[] jpeg = file.toByteArray();
        ByteArrayOutputStream telling = new ByteArrayOutputStream();
        telling.writeBytes(Arrays.copyOf(jpeg, 2));
        telling.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (secret.length() + 2)});
        telling.writeBytes(secret.getBytes(StandardCharsets.US_ASCII));
        telling.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return telling.toByteArray();
    }
}
