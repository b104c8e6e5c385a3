package dev.lantern.testbed.phone.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lantern.testbed.phone.Form;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The call resource: create, fetch, list, update.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio: call resource</a>
 */
record CallsApi(VoiceNetwork network, Resources resources) {

    private static final int NOT_IN_PROGRESS = 21220;

    VoiceApi.Answer answer(Request request) {
        boolean creates = request.method().equals("POST");
        if (request.path().size() == 1) {
            return creates ? create(request) : list(request);
        }
        Leg leg = network.calls().find(request.path().get(1));
        if (leg == null) {
            throw Refusal.notFound();
        }
        if (creates) {
            update(leg, request);
        }
        return new VoiceApi.Answer(200, network.board().get(() -> resources.call(leg)));
    }

    private VoiceApi.Answer create(Request request) {
        request.insistOn(
                "To From Url Twiml Method FallbackUrl FallbackMethod StatusCallback StatusCallbackMethod"
                        + " StatusCallbackEvent Timeout MachineDetection MachineDetectionTimeout AsyncAmd"
                        + " AsyncAmdStatusCallback AsyncAmdStatusCallbackMethod CallReason TimeLimit CallerId",
                network);
        String to = request.required("To", 21201);
        String from = caller(request, network);
        Source first = source(request);
        if (first == null) {
            throw new Refusal(400, 21205, "Url or Twiml is required");
        }
        URI fallback = request.address("FallbackUrl");
        Verb.Reporting reporting =
                DialTwiml.completedByDefault(request.reporting("StatusCallback", DialTwiml.CALL_EVENTS));
        Verb.Machine machine = request.machine("AsyncAmdStatusCallback");
        int timeout = request.number("Timeout", 60);
        Leg leg = network.calls().outbound(Leg.Direction.OUTBOUND_API, from, to, null, reporting);
        leg.fallback = fallback == null ? null : Source.of(fallback, request.method("FallbackMethod", "POST"));
        ObjectNode json = network.board().get(() -> resources.call(leg));
        network.execute(() -> {
            if (network.calls().ring(leg, timeout, machine)) {
                network.calls().follow(leg, first);
            }
        });
        return new VoiceApi.Answer(201, json);
    }

    /** Who is shown to be calling: a number of the account, or a softphone. */
    static String caller(Request request, VoiceNetwork network) {
        String from = request.required("From", 21213);
        if (!from.startsWith("client:") && !from.startsWith("sip:") && !network.owns(from)) {
            network.complain("21210: 'From' is not a number of the account");
            throw new Refusal(400, 21210, "Source phone number provided is not yet verified for your account");
        }
        return from;
    }

    private static @Nullable Source source(Request request) {
        String twiml = request.form().get("Twiml");
        URI url = request.address("Url");
        return twiml != null
                ? new Source.Inline(twiml)
                : url == null ? null : Source.of(url, request.method("Method", "POST"));
    }

    private void update(Leg leg, Request request) {
        request.insistOn(
                "Url Twiml Method FallbackUrl FallbackMethod StatusCallback StatusCallbackMethod Status", network);
        String status = request.form().get("Status");
        Source source = source(request);
        boolean done = network.board().change(() -> {
            if (leg.isOver()) {
                return false;
            }
            if (source != null) {
                return network.calls().divert(leg, source);
            }
            if ("canceled".equals(status)) {
                return leg.answered == null && cancel(leg);
            }
            if ("completed".equals(status)) {
                network.calls().giveUp(leg);
                return true;
            }
            return status == null;
        });
        if (!done) {
            throw new Refusal(400, NOT_IN_PROGRESS, "Call is not in-progress. Cannot redirect.");
        }
    }

    private boolean cancel(Leg leg) {
        network.calls().end(leg, LegStatus.CANCELED);
        return true;
    }

    private VoiceApi.Answer list(Request request) {
        request.insistOn("To From Status ParentCallSid PageSize Page", network);
        Form wanted = request.form();
        List<ObjectNode> found = network.board().get(() -> network.calls().all().stream()
                .sorted(Comparator.comparing((Leg leg) -> leg.created).reversed())
                .map(resources::call)
                .filter(call -> fits(wanted, "To", call, "to")
                        && fits(wanted, "From", call, "from")
                        && fits(wanted, "Status", call, "status")
                        && fits(wanted, "ParentCallSid", call, "parent_call_sid"))
                .toList());
        return new VoiceApi.Answer(200, resources.page("calls", found));
    }

    static boolean fits(Form wanted, String parameter, ObjectNode resource, String field) {
        String value = wanted.get(parameter);
        return value == null || value.equals(resource.path(field).asText());
    }
}
