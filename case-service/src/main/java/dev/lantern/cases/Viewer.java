package dev.lantern.cases;

/**
 * Somebody who wants to read.
 *
 * @param id the {@code sub} of the token
 */
public record Viewer(String id, boolean advocate, boolean supervisor) {

    /**
     * An advocate reads what is theirs now, and what they are in beside another as long as they are: a conversation handed
     * over is its new advocate's.
     */
    public boolean mayRead(Conversation conversation) {
        return supervisor
                || advocate
                        && (id.equals(conversation.standing().assignedTo())
                                || conversation.company().has(id));
    }
}
