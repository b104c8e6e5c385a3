package dev.lantern.testbed.phone.voice;

import dev.lantern.testbed.phone.TwilioAccount;
import dev.lantern.testbed.phone.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Everything about calls on the simulated network. */
public final class VoiceNetwork {

    /**
     * A leg as somebody outside sees it.
     *
     * @param room name of the conference it is in, empty for none
     */
    public record CallView(String sid, String from, String to, String direction, LegStatus status, String room) {}

    private final Switchboard board = new Switchboard();
    private final ExecutorService threads;
    private final Consumer<String> complaints;
    private final Predicate<String> owns;
    private final Map<String, VoiceNumber> numbers = new ConcurrentHashMap<>();
    private final Map<String, Telephone> telephones = new ConcurrentHashMap<>();
    private final Queues queues = new Queues();
    private final RestFaults restFaults = new RestFaults();
    private final Callbacks callbacks;
    private final Rooms rooms;
    private final Calls calls;
    private final Documents documents;

    /** @param owns whether a number is the account's, beside those that are connected here */
    public VoiceNetwork(
            TwilioAccount account,
            Webhooks webhooks,
            ExecutorService threads,
            Consumer<String> complaints,
            Predicate<String> owns) {
        this.threads = threads;
        this.complaints = complaints;
        this.owns = owns;
        this.callbacks = new Callbacks(webhooks, threads, complaints);
        this.rooms = new Rooms(new RoomReports(account, callbacks));
        this.calls = new Calls(this, board, new CallReports(account, callbacks));
        this.documents = new Documents(board, account, webhooks, complaints);
    }

    /** Gives the account a number that can be called. */
    public void connect(String number, VoiceNumber voice) {
        numbers.put(number, voice);
    }

    /** @param address a number, {@code client:name} or {@code sip:…} */
    public Telephone telephone(String address) {
        return telephones.computeIfAbsent(address, one -> new Telephone(one, this));
    }

    /** What befalls the callbacks to the customer. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** What befalls the customer's requests. */
    public RestFaults restFaults() {
        return restFaults;
    }

    /** Every leg there was, in no order. */
    public List<CallView> allCalls() {
        return board.get(() -> calls.all().stream().map(VoiceNetwork::view).toList());
    }

    /** Ends every call there is, as if all had put their telephones down. */
    public void hangUpEverybody() {
        board.change(() -> calls.all().forEach(calls::giveUp));
    }

    static CallView view(Leg leg) {
        Seat seat = leg.seat;
        return new CallView(
                leg.sid,
                leg.from,
                leg.to,
                leg.direction.wire(),
                leg.status,
                seat == null || !seat.isConnected() ? "" : seat.room.name);
    }

    /** @throws IllegalArgumentException when nobody has the number */
    void place(Telephone telephone, String to) {
        VoiceNumber number = numbers.get(to);
        if (number == null) {
            throw new IllegalArgumentException("nobody has the number " + to);
        }
        Leg leg = board.change(() -> {
            Leg placed = calls.inbound(telephone, to, number);
            telephone.handset().connect(placed);
            telephone.handset().hold();
            return placed;
        });
        execute(() -> calls.follow(leg, Source.of(number.url(), "POST")));
    }

    boolean owns(String number) {
        return numbers.containsKey(number) || owns.test(number);
    }

    Switchboard board() {
        return board;
    }

    Calls calls() {
        return calls;
    }

    Rooms rooms() {
        return rooms;
    }

    Queues queues() {
        return queues;
    }

    Documents documents() {
        return documents;
    }

    void complain(String complaint) {
        complaints.accept(complaint);
    }

    /** What goes wrong there is a mistake of the simulator, and no less a failure. */
    void execute(Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (Cut | CancellationException over) {
                // Nothing more is to be done.
            } catch (RuntimeException e) {
                complain("the simulator failed: " + e);
            }
        });
    }
}
