package dev.lantern.chat.wire;

import static java.util.stream.Collectors.toMap;

import dev.lantern.chat.webform.Field;
import dev.lantern.chat.webform.Mistake;
import dev.lantern.chat.webform.PageLanguage;
import dev.lantern.chat.webform.SubmissionId;
import dev.lantern.chat.webform.Typed;
import dev.lantern.chat.wire.Control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The form as the page shows it: each question with what was typed and what is wrong with it. */
public final class FormView {

    /** Why the form is shown. */
    public enum State {
        EMPTY,
        MISTAKES,
        NOT_NOW
    }

    private final State state;
    private final SubmissionId submission;
    private final Typed typed;
    private final Map<Field, String> mistakes;
    private final MistakeWords sentences;
    private final Words words;

    FormView(
            State state,
            SubmissionId submission,
            Typed typed,
            List<Mistake> mistakes,
            Words words,
            PageLanguage language) {
        this.state = state;
        this.submission = submission;
        this.typed = typed;
        this.words = words;
        this.sentences = new MistakeWords(words, language);
        this.mistakes = mistakes.stream().collect(toMap(Mistake::field, m -> sentences.say(m, typed)));
    }

    public State state() {
        return state;
    }

    public String submission() {
        return submission.value();
    }

    /** The questions with a mistake, in the order of the page. */
    public List<Control> wrong() {
        return Arrays.stream(Field.values())
                .filter(mistakes::containsKey)
                .map(field -> control(field, "", null, List.of()))
                .toList();
    }

    public Control message() {
        return writing(Field.MESSAGE, words.messageLabel(), words.messageHint(sentences.number(Field.MESSAGE.limit())));
    }

    public Control inDangerNow() {
        return choosing(Field.IN_DANGER_NOW, words.inDangerNow(), null, yesNoUnsaid());
    }

    public Control under18() {
        return choosing(Field.UNDER_18, words.under18(), words.under18Hint(), yesNoUnsaid());
    }

    public Control contactBack() {
        return choosing(
                Field.CONTACT_BACK,
                words.contactBack(),
                words.contactBackHint(),
                List.of(Map.entry("yes", words.contactBackYes()), Map.entry("no", words.contactBackNo())));
    }

    public Control means() {
        return choosing(
                Field.MEANS,
                words.means(),
                null,
                List.of(
                        Map.entry("phone", words.meansPhone()),
                        Map.entry("text", words.meansText()),
                        Map.entry("email", words.meansEmail())));
    }

    public Control address() {
        return writing(Field.ADDRESS, words.address(), words.addressHint());
    }

    public Control when() {
        return writing(Field.WHEN, words.when(), words.whenHint());
    }

    public Control voicemail() {
        return choosing(
                Field.VOICEMAIL,
                words.voicemail(),
                null,
                List.of(Map.entry("yes", words.yes()), Map.entry("no", words.no())));
    }

    public Control city() {
        return writing(Field.CITY, words.city(), null);
    }

    public Control usState() {
        return writing(Field.STATE, words.state(), null);
    }

    private List<Map.Entry<String, String>> yesNoUnsaid() {
        return List.of(Map.entry("yes", words.yes()), Map.entry("no", words.no()), Map.entry("unsaid", words.unsaid()));
    }

    private Control writing(Field field, String label, @Nullable String hint) {
        return control(field, label, hint, List.of());
    }

    private Control choosing(
            Field field, String label, @Nullable String hint, List<Map.Entry<String, String>> answers) {
        List<Option> options = IntStream.range(0, answers.size())
                .mapToObj(i -> {
                    String value = answers.get(i).getKey();
                    String id = i == 0 ? field.formName() : field.formName() + "-" + value;
                    return new Option(
                            id,
                            value,
                            answers.get(i).getValue(),
                            typed.get(field).equals(value));
                })
                .toList();
        return control(field, label, hint, options);
    }

    private Control control(Field field, String label, @Nullable String hint, List<Option> options) {
        return new Control(field.formName(), label, hint, typed.get(field), mistakes.get(field), options);
    }
}
