package dev.lantern.testbed.phone;

import com.sun.net.httpserver.HttpServer;
import dev.lantern.testbed.phone.voice.Telephone;
import dev.lantern.testbed.phone.voice.TelephonesApi;
import dev.lantern.testbed.phone.voice.VoiceApi;
import dev.lantern.testbed.phone.voice.VoiceNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The whole network: phones, the customer's numbers with their webhooks, and the provider's REST API.
 *
 * <p>Whatever the customer does wrong (credentials, unknown number, unreadable TwiML) is refused as the provider would
 * refuse it and kept in {@link #complaints()}, so that a test can insist on none.
 */
public final class PhoneNetwork implements AutoCloseable {

    private final TwilioAccount account;
    private final Webhooks webhooks;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Phone> phones = new ConcurrentHashMap<>();
    private final Map<String, String> webhookByNumber = new ConcurrentHashMap<>();
    private final Map<String, OutboundMessage> outbound = new ConcurrentHashMap<>();
    private final Map<String, Queue<SendPlan>> plans = new ConcurrentHashMap<>();
    private final Map<String, List<MediaFile>> mediaByMessage = new ConcurrentHashMap<>();
    private final OptOuts optOuts = new OptOuts();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final VoiceNetwork voice;
    private final HttpServer server;
    private volatile boolean closed;

    /** Serves on 127.0.0.1; port 0 takes a free one. */
    public PhoneNetwork(int port, TwilioAccount account) throws IOException {
        this(port, account, new Webhooks(account));
    }

    public PhoneNetwork(int port, TwilioAccount account, Webhooks webhooks) throws IOException {
        this.account = account;
        this.webhooks = webhooks;
        this.voice = new VoiceNetwork(account, webhooks, threads, this::complain, webhookByNumber::containsKey);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/2010-04-01/Accounts/", new MessagesApi(this, account));
        VoiceApi voiceApi = new VoiceApi(voice, account);
        server.createContext("/2010-04-01/Accounts/" + account.sid() + "/Calls", voiceApi);
        server.createContext("/2010-04-01/Accounts/" + account.sid() + "/Conferences", voiceApi);
        server.createContext("/simulator/", new SimulatorApi(this));
        server.createContext(TelephonesApi.PATH, new TelephonesApi(voice));
        server.start();
    }

    /** The base address of the REST API. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Gives the customer a number; texts to it go to {@code webhookUrl}. */
    public void connect(String number, String webhookUrl) {
        webhookByNumber.put(number, webhookUrl);
    }

    /** An account that knows neither our id nor our token: what it signs is forged. */
    public static TwilioAccount stranger() {
        return new TwilioAccount("AC" + "9".repeat(32), "a-token-that-nobody-gave");
    }

    /** A text that has its id and is not sent yet. */
    public static TextMessage compose(String from, String to, String body) {
        return new TextMessage(Sid.message(), from, to, body, Instant.now());
    }

    /** What signs for the customer's account, for whoever sends texts over connections of its own. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Everything about calls. */
    public VoiceNetwork voice() {
        return voice;
    }

    /** To call with and to be called: a number, {@code client:name} or {@code sip:…}. */
    public Telephone telephone(String address) {
        return voice.telephone(address);
    }

    public Phone phone(String number) {
        return phones.computeIfAbsent(number, n -> new Phone(n, this));
    }

    /** The next message to this phone is treated so; later ones in the order planned, then delivered. */
    public void plan(String phoneNumber, SendPlan plan) {
        plans.computeIfAbsent(phoneNumber, n -> new ConcurrentLinkedQueue<>()).add(plan);
    }

    /** What the customer did wrong so far, without anything that was written. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What was complained of so far was expected. */
    public void forgetComplaints() {
        complaints.clear();
    }

    /** Sends the text (again, with the same id) to the webhook of the number it is for. */
    public SentText send(TextMessage text) {
        String webhook = webhookByNumber.get(text.to().replaceFirst("^(whatsapp|rcs):", ""));
        if (webhook == null) {
            return new SentText(text, new Webhooks.Answer.Unanswered("nobody has the number " + text.to()));
        }
        optOuts.heard(text.from(), text.to(), text.body());
        if (!text.media().isEmpty()) {
            mediaByMessage.putIfAbsent(text.sid(), new CopyOnWriteArrayList<>(text.media()));
        }
        Webhooks.Answer answer = webhooks.post(webhook, inbound(text));
        if (answer instanceof Webhooks.Answer.Answered answered && answer.accepted()) {
            receiveTwiml(text, answered.body());
        }
        return new SentText(text, answer);
    }

    /** The fields of the webhook for an incoming message. */
    public Form inbound(TextMessage text) {
        Form form = Form.of(
                "ToCountry", "US",
                "ToState", "",
                "SmsMessageSid", text.sid(),
                "NumMedia", Integer.toString(text.media().size()),
                "ToCity", "",
                "FromZip", "",
                "SmsSid", text.sid(),
                "FromState", "TX",
                "SmsStatus", "received",
                "FromCity", "HOUSTON",
                "Body", text.body(),
                "FromCountry", "US",
                "To", text.to(),
                "ToZip", "",
                "NumSegments", "1",
                "MessageSid", text.sid(),
                "AccountSid", account.sid(),
                "From", text.from(),
                "ApiVersion", "2010-04-01");
        for (int i = 0; i < text.media().size(); i++) {
            MediaFile file = text.media().get(i);
            form = form.with("MediaContentType" + i, file.contentType())
                    .with(
                            "MediaUrl" + i,
                            "https://api.twilio.com/2010-04-01/Accounts/" + account.sid() + "/Messages/" + text.sid()
                                    + "/Media/" + file.sid());
        }
        return form;
    }

    /** What the network still has of a message's files. */
    public List<MediaFile> media(String messageSid) {
        return List.copyOf(mediaByMessage.getOrDefault(messageSid, List.of()));
    }

    boolean deleteMedia(String messageSid, String mediaSid) {
        List<MediaFile> files = mediaByMessage.get(messageSid);
        return files != null && files.removeIf(file -> file.sid().equals(mediaSid));
    }

    boolean hasStopped(String from, String to) {
        return optOuts.stops(from, to);
    }

    OutboundMessage accept(TextMessage text, @Nullable String statusCallback) {
        OutboundMessage queued = new OutboundMessage(text, OutboundMessage.Status.QUEUED, null, statusCallback);
        outbound.put(text.sid(), queued);
        return queued;
    }

    SendPlan nextPlan(String phoneNumber) {
        Queue<SendPlan> planned = plans.get(phoneNumber);
        SendPlan next = planned == null ? null : planned.poll();
        return next == null ? SendPlan.DELIVER : next;
    }

    /** Goes through the planned states, each told to the status callback, and shows the text when it is delivered. */
    void carry(OutboundMessage queued, SendPlan.Report report) {
        threads.execute(() -> {
            try {
                for (SendPlan.Step step : report.steps()) {
                    Thread.sleep(step.after());
                    report(queued, step);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the network is closing
            }
        });
    }

    private void report(OutboundMessage queued, SendPlan.Step step) {
        OutboundMessage.Status status =
                OutboundMessage.Status.valueOf(step.status().toUpperCase(java.util.Locale.ROOT));
        OutboundMessage message = queued.is(status, step.errorCode() == 0 ? null : step.errorCode());
        outbound.merge(
                queued.text().sid(), message, (before, now) -> before.status().isFinal() ? before : now);
        if (status == OutboundMessage.Status.DELIVERED) {
            phone(message.text().to()).receive(message.text());
        }
        String callback = message.statusCallback();
        for (int i = 0; callback != null && i < step.times(); i++) {
            if (!webhooks.post(callback, message.callback(account)).accepted()) {
                complain("the status callback for " + message.text().sid() + " was not accepted");
            }
        }
    }

    List<OutboundMessage> outbound(Predicate<OutboundMessage> wanted) {
        return outbound.values().stream().filter(wanted).toList();
    }

    @Nullable
    OutboundMessage outbound(String sid) {
        return outbound.get(sid);
    }

    void complain(String complaint) {
        if (!closed) { // what is cut off then is nobody's mistake
            complaints.add(complaint);
        }
    }

    private void receiveTwiml(TextMessage text, String twiml) {
        switch (MessagingTwiml.read(twiml)) {
            case MessagingTwiml.Messages messages ->
                messages.bodies().forEach(body -> phone(text.from())
                        .receive(new TextMessage(Sid.message(), text.to(), text.from(), body, Instant.now())));
            case MessagingTwiml.Unreadable unreadable -> complain("unreadable TwiML: " + unreadable.why());
        }
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        webhooks.close();
        threads.shutdownNow();
    }
}
