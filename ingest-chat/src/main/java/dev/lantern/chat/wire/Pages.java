package dev.lantern.chat.wire;

import dev.lantern.chat.webform.Field;
import dev.lantern.chat.webform.Mistake;
import dev.lantern.chat.webform.PageLanguage;
import dev.lantern.chat.webform.Reference;
import dev.lantern.chat.webform.SubmissionId;
import dev.lantern.chat.webform.Typed;
import dev.lantern.lines.Line;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the pages. */
@Singleton
public class Pages {

    private final PageAssets assets;
    private final WebformConfig config;

    Pages(PageAssets assets, WebformConfig config) {
        this.assets = assets;
        this.config = config;
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {

        static native TemplateInstance form(Frame frame, FormView form);

        static native TemplateInstance thanks(Frame frame, String reference);

        static native TemplateInstance notice(Frame frame, String title, String heading, String text);
    }

    static Words words(PageLanguage language) {
        return MessageBundles.get(Words.class, Localized.Literal.of(language.tag()));
    }

    String emptyForm(Line line, PageLanguage language, SubmissionId submission) {
        return form(line, language, FormView.State.EMPTY, submission, Typed.NOTHING, List.of());
    }

    String mistakes(Line line, PageLanguage language, SubmissionId submission, Typed typed, List<Mistake> mistakes) {
        return form(line, language, FormView.State.MISTAKES, submission, typed, mistakes);
    }

    String notNow(Line line, PageLanguage language, SubmissionId submission, Typed typed) {
        return form(line, language, FormView.State.NOT_NOW, submission, typed, List.of());
    }

    String thanks(Line line, PageLanguage language, Reference reference) {
        return render(Templates.thanks(frame(Optional.of(line), language), reference.code()), language);
    }

    String notFound(PageLanguage language) {
        Words words = words(language);
        return render(
                Templates.notice(
                        frame(Optional.empty(), language),
                        words.titleNotFound(),
                        words.notFoundHeading(),
                        words.notFoundText()),
                language);
    }

    String tooLarge(Line line, PageLanguage language) {
        Words words = words(language);
        String limit = new MistakeWords(words, language).number(Field.MESSAGE.limit());
        return render(
                Templates.notice(
                        frame(Optional.of(line), language),
                        words.titleTooLarge(),
                        words.tooLargeHeading(),
                        words.tooLargeText(limit)),
                language);
    }

    private String form(
            Line line,
            PageLanguage language,
            FormView.State state,
            SubmissionId submission,
            Typed typed,
            List<Mistake> mistakes) {
        FormView view = new FormView(state, submission, typed, mistakes, words(language), language);
        return render(Templates.form(frame(Optional.of(line), language), view), language);
    }

    private Frame frame(Optional<Line> line, PageLanguage language) {
        List<PageLanguage> spoken =
                line.map(l -> PageLanguage.spokenBy(l.languages())).orElse(List.of(PageLanguage.values()));
        return new Frame(
                language,
                spoken.stream().filter(l -> l != language).toList(),
                line.map(Line::name).orElse(null),
                config.leaveTo().toString(),
                config.emergencyNumber(),
                line.map(Line::webform).map(Line.Webform::telephone).orElse(null),
                line.map(Line::sms)
                        .flatMap(sms -> sms.numbers().stream().findFirst())
                        .orElse(null),
                assets.style(),
                assets.script());
    }

    private static String render(TemplateInstance template, PageLanguage language) {
        return template.setLocale(Locale.of(language.tag())).render();
    }
}
