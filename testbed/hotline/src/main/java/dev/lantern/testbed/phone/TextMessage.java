package dev.lantern.testbed.phone;

import java.time.Instant;

/** One text on the simulated network. */
public record TextMessage(String sid, String from, String to, String body, Instant at) {}
