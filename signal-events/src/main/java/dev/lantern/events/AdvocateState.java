package dev.lantern.events;

public enum AdvocateState {
    AVAILABLE,
    BUSY,
    WRAP_UP,
    AWAY,
    OFFLINE
}
