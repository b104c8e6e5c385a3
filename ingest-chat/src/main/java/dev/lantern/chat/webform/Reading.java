package dev.lantern.chat.webform;

import java.util.List;

/** What came of reading a form. */
public sealed interface Reading {

    record Accepted(Submission submission) implements Reading {}

    /** At most one mistake per field, in the order of the fields. */
    record Refused(List<Mistake> mistakes) implements Reading {

        public Refused {
            mistakes = List.copyOf(mistakes);
        }
    }
}
