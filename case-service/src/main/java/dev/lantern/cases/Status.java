package dev.lantern.cases;

public enum Status {
    WAITING,
    ASSIGNED,
    COMPLETED,
    ABANDONED
}
