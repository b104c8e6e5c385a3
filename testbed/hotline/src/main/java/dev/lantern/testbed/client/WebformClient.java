package dev.lantern.testbed.client;

import dev.lantern.testbed.phone.Form;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in the webform as a browser without JavaScript does. */
public final class WebformClient {

    private static final Pattern SUBMISSION = Pattern.compile("name=\"submission\" value=\"([^\"]+)\"");

    private final Http http;
    private final String page;

    /** @param language the page's, as a BCP 47 tag */
    public WebformClient(URI ingestChat, String line, String language) {
        this.http = new Http(ingestChat, null);
        this.page = "/lines/" + line + "/webform?lang=" + language;
    }

    /** Loads the page. */
    public OpenForm open() {
        HttpResponse<String> empty = http.send(http.request(page).GET().build(), HttpResponse.BodyHandlers.ofString());
        Matcher submission = SUBMISSION.matcher(empty.body());
        if (!submission.find()) {
            throw new IllegalStateException("the webform answered " + empty.statusCode() + " without its hidden field");
        }
        return new OpenForm(submission.group(1));
    }

    /** A page in somebody's browser, with the hidden id that the signal's id is derived from. */
    public final class OpenForm {

        private final String submission;

        private OpenForm(String submission) {
            this.submission = submission;
        }

        public String submission() {
            return submission;
        }

        /** Sends it with these fields filled in; may be sent again, as people do. */
        public Page send(String... fieldsAndValues) {
            Form form = Form.of(fieldsAndValues).with("submission", submission);
            HttpResponse<String> answer = http.send(
                    http.request(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Page(answer.statusCode(), answer.body());
        }
    }

    /** What came back: 303 when it was taken. */
    public record Page(int status, String html) {
        public boolean taken() {
            return status == 303;
        }
    }
}
