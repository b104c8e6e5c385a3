package dev.lantern.cases;

import dev.lantern.events.Participant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which advocates are in a conversation beside whoever has it, and may read it as long as they are: consultants,
 * interpreters, supervisors who monitor. Whatever order their coming and going is told in, the latest of each counts.
 *
 * @param members those who came, gone again or not, in alphabetical order
 */
public record Company(List<Member> members) {

    static final Company NOBODY = new Company(List.of());

    /**
     * @param present whether they came, or went
     * @param asOf of the event that told so
     */
    public record Member(String advocateId, boolean present, Position asOf) {}

    public Company {
        members = List.copyOf(members);
    }

    public boolean has(String advocateId) {
        return members.stream()
                .anyMatch(member -> member.present() && member.advocateId().equals(advocateId));
    }

    /** Somebody from outside reads nothing here. */
    Company with(Participant participant, boolean present, Position asOf) {
        String advocateId = participant.advocateId();
        if (advocateId == null || toldLater(advocateId, asOf)) {
            return this;
        }
        List<Member> others = new ArrayList<>(members);
        others.removeIf(member -> member.advocateId().equals(advocateId));
        others.add(new Member(advocateId, present, asOf));
        others.sort(Comparator.comparing(Member::advocateId));
        return new Company(others);
    }

    private boolean toldLater(String advocateId, Position asOf) {
        return members.stream()
                .anyMatch(member ->
                        member.advocateId().equals(advocateId) && member.asOf().compareTo(asOf) > 0);
    }
}
