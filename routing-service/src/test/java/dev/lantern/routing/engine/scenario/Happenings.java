package dev.lantern.routing.engine.scenario;

import dev.lantern.events.Answers;
import dev.lantern.events.AwayReason;
import dev.lantern.events.Body;
import dev.lantern.events.CallbackAsked;
import dev.lantern.events.Channel;
import dev.lantern.events.ConversationEnded;
import dev.lantern.events.ConversationEnded.Reason;
import dev.lantern.events.DeliveryEvent;
import dev.lantern.events.DeskCommand;
import dev.lantern.events.ParticipantRole;
import dev.lantern.events.Reader;
import dev.lantern.events.Sealed;
import dev.lantern.events.Sender;
import dev.lantern.events.SignalReceived;
import dev.lantern.routing.engine.Input;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What can happen in a scenario. */
final class Happenings {

    private static final Map<String, Channel> CHANNELS = Map.of(
            "texts", Channel.SMS,
            "calls", Channel.VOICE,
            "chats", Channel.CHAT,
            "mails", Channel.EMAIL,
            "fills in the webform", Channel.WEBFORM);

    static final Sentences<Telling> ALL = new Sentences<Telling>()
            .say(
                    "<person> (?<how>texts|calls|chats|mails|fills in the webform)(?: in (?<language>[a-zA-Z-]+))?"
                            + "(?<danger>, in danger now)?(?<minor>, under 18)?",
                    Happenings::reachesOut)
            .say("<person> (?<how>hangs up|leaves|goes silent)", Happenings::leaves)
            .say(
                    "<who> signs in",
                    (line, said) -> line.command(
                            new DeskCommand.SignIn(line.nextId(), Telling.LINE, said.group("who"), line.now)))
            .say(
                    "<who> signs out",
                    (line, said) -> line.command(
                            new DeskCommand.SignOut(line.nextId(), Telling.LINE, said.group("who"), line.now)))
            .say("<who> goes away", (line, said) -> presence(line, said, AwayReason.MEAL_BREAK))
            .say("<who> comes back", (line, said) -> presence(line, said, null))
            .say(
                    "<who> accepts <person>",
                    (line, said) -> line.command(new DeskCommand.AcceptOffer(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.offerOf(said.group("person")))))
            .say(
                    "<who> accepts the first offer of <person>",
                    (line, said) -> line.command(new DeskCommand.AcceptOffer(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")).replace('/', '.') + ".1")))
            .say(
                    "<who> declines <person>",
                    (line, said) -> line.command(new DeskCommand.DeclineOffer(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.offerOf(said.group("person")),
                            null)))
            .say(
                    "<who> completes <person>",
                    (line, said) -> line.command(new DeskCommand.CompleteConversation(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")))))
            .say("<who> gives <person> back", (line, said) -> transfer(line, said, null, null))
            .say("<who> transfers <person> to <to>", (line, said) -> transfer(line, said, said.group("to"), null))
            .say(
                    "<who> transfers <person> warmly to <to>",
                    (line, said) -> transfer(line, said, said.group("to"), true))
            .say(
                    "<who> assigns <person> to <to>",
                    (line, said) -> line.command(new DeskCommand.AssignConversation(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")),
                            said.group("to"))))
            .say("<who> answers <person> with <reply>", Happenings::answers)
            .say("<reply> is (?<how>sent|delivered|not delivered)", Happenings::delivery)
            .say(
                    "<who> removes <advocate>",
                    (line, said) -> line.command(new DeskCommand.RemoveAdvocate(
                            line.nextId(), Telling.LINE, said.group("who"), line.now, said.group("advocate"))))
            .say(
                    "<who> finishes the notes of <person>",
                    (line, said) -> line.command(new DeskCommand.FinishWrapUp(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")))))
            .say("the desk of <who> is (?<how>open|gone)", Happenings::desk)
            .say(
                    "<who> invites <to> into <person>",
                    (line, said) -> line.command(new DeskCommand.InviteToConversation(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")),
                            said.group("to"),
                            ParticipantRole.CONSULTANT)))
            .say(
                    "<who> accepts the invitation to <person>",
                    (line, said) -> line.command(new DeskCommand.AcceptOffer(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.invitation(said.group("who"), said.group("person")))))
            .say(
                    "<who> declines the invitation to <person>",
                    (line, said) -> line.command(new DeskCommand.DeclineOffer(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.invitation(said.group("who"), said.group("person")),
                            null)))
            .say(
                    "<who> takes <person> over",
                    (line, said) -> line.command(new DeskCommand.TakeOverConversation(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")))))
            .say("<person> asks to be called back from <from> until <until>", Happenings::callback)
            .say(
                    "<who> must not get <person>, says <by>",
                    (line, said) -> line.command(new DeskCommand.DeclareConflict(
                            line.nextId(),
                            Telling.LINE,
                            said.group("by"),
                            line.now,
                            line.conversationId(said.group("person")),
                            said.group("who"),
                            null)))
            .say(
                    "<who> flags <person> until <until>",
                    (line, said) -> line.command(new DeskCommand.FlagPerson(
                            line.nextId(),
                            Telling.LINE,
                            said.group("who"),
                            line.now,
                            line.conversationId(said.group("person")),
                            line.at(said.group("until")),
                            "abusive")))
            .say("the same comes again", (line, said) -> line.repeat())
            .say("another instance takes over", (line, said) -> line.restart())
            .say("time passes", (line, said) -> line.tick());

    private Happenings() {}

    private static void reachesOut(Telling line, Matcher said) {
        String person = said.group("person");
        Channel channel = CHANNELS.get(said.group("how"));
        line.reachesOut(person, channel);
        Boolean danger = said.group("danger") == null ? null : true;
        Boolean minor = said.group("minor") == null ? null : true;
        boolean reachable = !channel.equals(Channel.WEBFORM);
        line.decide(new Input.Signal(new SignalReceived(
                line.nextId(),
                person,
                Telling.LINE,
                channel,
                "+15550100733",
                new Sender(reachable ? sealed("address") : null, "hash-" + person, "••• " + person),
                Body.of(sealed("words")),
                List.of(),
                said.group("language"),
                null,
                new Answers(null, danger, minor, null),
                line.now,
                line.now,
                Map.of())));
    }

    private static void leaves(Telling line, Matcher said) {
        String person = said.group("person");
        Reason reason =
                switch (said.group("how")) {
                    case "hangs up" -> Reason.HUNG_UP;
                    case "leaves" -> Reason.LEFT;
                    default -> Reason.WENT_SILENT;
                };
        line.decide(new Input.Signal(
                new ConversationEnded(line.nextId(), person, Telling.LINE, line.channel(person), reason, line.now)));
    }

    private static void desk(Telling line, Matcher said) {
        String who = said.group("who");
        String stream = "stream-of-" + who;
        line.desk(who, stream, said.group("how").equals("open"));
    }

    private static void callback(Telling line, Matcher said) {
        String person = said.group("person");
        line.decide(new Input.Signal(new CallbackAsked(
                line.nextId(),
                person,
                Telling.LINE,
                line.channel(person),
                line.at(said.group("from")),
                line.at(said.group("until")),
                false,
                line.now)));
    }

    private static void presence(Telling line, Matcher said, @Nullable AwayReason away) {
        line.command(new DeskCommand.SetAvailability(line.nextId(), Telling.LINE, said.group("who"), line.now, away));
    }

    private static void transfer(Telling line, Matcher said, @Nullable String to, @Nullable Boolean warm) {
        line.command(new DeskCommand.TransferConversation(
                line.nextId(),
                Telling.LINE,
                said.group("who"),
                line.now,
                line.conversationId(said.group("person")),
                to,
                warm,
                null));
    }

    private static void answers(Telling line, Matcher said) {
        line.command(new DeskCommand.SendAnswer(
                Telling.replyId(said.group("reply")),
                Telling.LINE,
                said.group("who"),
                line.now,
                line.conversationId(said.group("person")),
                sealed("words")));
    }

    private static void delivery(Telling line, Matcher said) {
        String reply = Telling.replyId(said.group("reply"));
        String conversation = "any/1";
        String provider = "SM-" + reply;
        line.decide(new Input.Delivery(
                switch (said.group("how")) {
                    case "sent" ->
                        new DeliveryEvent.ReplyAccepted(reply, conversation, Telling.LINE, provider, line.now);
                    case "delivered" ->
                        new DeliveryEvent.ReplyDelivered(reply, conversation, Telling.LINE, provider, line.now);
                    default ->
                        new DeliveryEvent.ReplyFailed(
                                reply, conversation, Telling.LINE, "30005", "Not in service.", line.now);
                }));
    }

    static Sealed sealed(String what) {
        return new Sealed(Reader.DESK, what);
    }
}
