package dev.lantern.voice.connect;

/** What came of a request to the provider, after all tries. */
public sealed interface Asked {

    /** @param sid of what was made or changed */
    record Done(String sid) implements Asked {}

    /** There is no such call any more. */
    record Gone() implements Asked {}

    /**
     * The provider will not do it, or did not answer for as long as it was tried.
     *
     * @param code the provider's, or our own where it was never reached
     */
    record Failed(String code) implements Asked {}
}
