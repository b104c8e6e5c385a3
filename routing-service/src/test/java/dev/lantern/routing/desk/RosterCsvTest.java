package dev.lantern.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateTelephone;
import dev.lantern.events.AdvocateTelephone.Kind;
import dev.lantern.events.Channel;
import dev.lantern.events.Sealed;
import dev.lantern.events.sealing.Keyring;
import dev.lantern.events.sealing.Opened;
import dev.lantern.events.sealing.SealedField;
import dev.lantern.routing.desk.RosterCsv.Entry;
import dev.lantern.routing.desk.RosterCsv.Mistake;
import dev.lantern.testbed.servers.LanternTestResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterCsvTest {

    private static final AdvocateProfile MARIA = new AdvocateProfile(
            "maria",
            "Maria \"Mari\" López, night shift",
            List.of("en", "es"),
            Map.of("es", 4),
            Map.of("LABOUR", 3, "MINORS", 1),
            List.of("NV", "CA"),
            Map.of(Channel.SMS, 3, Channel.WEBFORM, 2),
            true,
            false);
    private static final Keyring KEYS = Keyring.load(LanternTestResource.keysFolder());
    private static final Telephones TELEPHONES = new Telephones(KEYS.sealer());
    private static final AdvocateProfile SAM =
            new AdvocateProfile("sam@example.org", "Sam", List.of("en"), Map.of(Channel.SMS, 1));

    @Test
    void readsBackWhatItWrites() {
        String csv = RosterCsv.write(List.of(SAM, MARIA));
        assertThat(csv).startsWith(String.join(",", RosterCsv.COLUMNS) + "\r\n").contains("\nmaria,");
        RosterCsv.Read read = read(csv);
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.entries()).containsExactly(new Entry(2, MARIA), new Entry(3, SAM));
    }

    @Test
    void sealsTelephonesToThoseWhoCallAndShowsTheirEnd() {
        RosterCsv.Read read = read("advocate,displayName,languages,capacity,telephone\n"
                + "maria,Maria,en,VOICE:1,+15550100142\n"
                + "sam,Sam,en,VOICE:1,sip:sam@pbx.example.org\n"
                + "lee,Lee,en,VOICE:1,••• 0199\n"
                + "ann,Ann,en,VOICE:1,\n");
        assertThat(read.mistakes()).isEmpty();
        List<AdvocateProfile> all = read.entries().stream().map(Entry::profile).toList();
        AdvocateTelephone number = all.getFirst().telephone();
        assertThat(number.kind()).isEqualTo(Kind.NUMBER);
        assertThat(number.shown()).isEqualTo("••• 0142");
        Sealed address = number.address();
        assertThat(KEYS.opener().open(address, "maria", SealedField.ADVOCATE_TELEPHONE))
                .isEqualTo(new Opened.Text("+15550100142"));
        assertThat(all.get(1).telephone().shown()).isEqualTo("sip:•••@pbx.example.org");
        assertThat(all.get(2).telephone()).isEqualTo(new AdvocateTelephone(Kind.NUMBER, "••• 0199", null));
        assertThat(all.get(3).telephone()).isNull();
        assertThat(RosterCsv.write(all))
                .doesNotContain("5550100")
                .doesNotContain("sam@pbx")
                .contains("••• 0142");
        assertThat(read("advocate,displayName,languages,capacity,telephone\nmaria,Maria,en,VOICE:1,911\n")
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains("+15550100142"));
    }

    @Test
    void takesColumnsInAnyOrderAndSpacesAndEmptyRowsAndAByteOrderMark() {
        RosterCsv.Read read = read("""
                \uFEFFcapacity , languages,displayName,advocate
                SMS : 2; WEBFORM,en ; es:3,Maria,maria

                ,,,
                SMS:1,en,Sam,sam
                """);
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.entries()).extracting(Entry::row).containsExactly(2L, 5L);
        AdvocateProfile maria = read.entries().getFirst().profile();
        assertThat(maria.languageLevels()).isEqualTo(Map.of("es", 3));
        assertThat(maria.capacity()).isEqualTo(Map.of(Channel.SMS, 2, Channel.WEBFORM, 1));
    }

    @Test
    void tellsAllMistakesWithRowAndColumnAndTakesNothing() {
        RosterCsv.Read read = read("""
                advocate,displayName,languages,skills,capacity,supervisor
                maria,Maria,en,LABOUR:3,SMS:3,yes
                maria,Maria again,en,,SMS:3,
                s m,,english please,labour:9,sms:1;SMS:x,perhaps
                sam,=cmd(),en:7,LABOUR:9,SMS:500,no,and more
                """);
        assertThat(read.entries()).isEmpty();
        assertThat(read.mistakes())
                .extracting(Mistake::row, Mistake::column)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(3L, "advocate"),
                        org.assertj.core.groups.Tuple.tuple(4L, "advocate"),
                        org.assertj.core.groups.Tuple.tuple(4L, "displayName"),
                        org.assertj.core.groups.Tuple.tuple(4L, "languages"),
                        org.assertj.core.groups.Tuple.tuple(4L, "skills"),
                        org.assertj.core.groups.Tuple.tuple(4L, "capacity"),
                        org.assertj.core.groups.Tuple.tuple(4L, "supervisor"),
                        org.assertj.core.groups.Tuple.tuple(5L, "displayName"),
                        org.assertj.core.groups.Tuple.tuple(5L, "languages"),
                        org.assertj.core.groups.Tuple.tuple(5L, "skills"),
                        org.assertj.core.groups.Tuple.tuple(5L, "capacity"),
                        org.assertj.core.groups.Tuple.tuple(5L, null));
        assertThat(read.mistakes()).noneMatch(mistake -> mistake.row() == 2);
        assertThat(read.mistakes().getFirst().message()).isEqualTo("is in row 2 already");
        assertThat(read.mistakes().toString()).doesNotContain("english please", "cmd()");
    }

    @Test
    void namesColumnsThatAreMissingOrNone() {
        assertThat(read("advocate,name,languages,languages\nmaria,Maria,en,en\n")
                        .mistakes())
                .contains(
                        new Mistake(1, "languages", "is there twice"),
                        new Mistake(1, "capacity", "is missing"),
                        new Mistake(1, "displayName", "is missing"))
                .anySatisfy(mistake -> {
                    assertThat(mistake.column()).isEqualTo("name");
                    assertThat(mistake.message()).startsWith("is not a column");
                });
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThat(read("").mistakes()).isNotEmpty();
        assertThat(read(String.join(",", RosterCsv.COLUMNS) + "\n").mistakes()).singleElement();
        assertThat(RosterCsv.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0x41}, TELEPHONES)
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains("UTF-8"));
    }

    @Test
    void tellsNoMoreMistakesThanPeopleRead() {
        StringBuilder csv = new StringBuilder("advocate,displayName,languages,capacity\n");
        for (int i = 0; i < 1000; i++) {
            csv.append("a b,x,en,SMS:1\n");
        }
        assertThat(read(csv.toString()).mistakes()).hasSize(200);
    }

    private static RosterCsv.Read read(String csv) {
        return RosterCsv.read(csv.getBytes(StandardCharsets.UTF_8), TELEPHONES);
    }
}
