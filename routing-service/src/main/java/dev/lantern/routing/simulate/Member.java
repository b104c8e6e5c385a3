package dev.lantern.routing.simulate;

import dev.lantern.events.AdvocateProfile;

/**
 * One advocate of the day, under a name that is a number and no more, and how they met offers. Times are milliseconds.
 *
 * @param profile as on the roster; the display name is the number again
 * @param declined of a hundred offers
 * @param missed of a hundred offers
 * @param answersAfter half of the offers they accept, they accept within this time
 * @param backAfter half of the times they missed an offer, they were back within this time
 */
record Member(AdvocateProfile profile, double declined, double missed, long answersAfter, long backAfter)
        implements DayEntry {

    String id() {
        return profile.advocateId();
    }
}
