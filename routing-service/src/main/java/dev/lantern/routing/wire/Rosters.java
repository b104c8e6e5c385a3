package dev.lantern.routing.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lantern.events.AdvocateProfile;
import dev.lantern.events.AdvocateState;
import dev.lantern.events.AwayReason;
import dev.lantern.events.FeedEvent;
import dev.lantern.routing.desk.CommandOutcome;
import dev.lantern.routing.desk.RosterCsv;
import dev.lantern.routing.desk.RosterDesk;
import dev.lantern.routing.desk.RosterDesk.RowChange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The roster as the desk API shows it. */
final class Rosters {

    private Rosters() {}

    @Schema(name = "Roster")
    record Roster(String line, List<OnRoster> advocates) {}

    /** @param conversations how many the advocate has */
    @Schema(name = "OnRoster")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OnRoster(
            String advocate,
            String displayName,
            List<String> languages,
            Map<String, Integer> languageLevels,
            Map<String, Integer> skills,
            List<String> places,
            Map<String, Integer> capacity,
            boolean supervisor,
            boolean interpreter,

            @Schema(description = "where the advocate is called, masked; absent: at the softphone") @Nullable
            String telephone,

            AdvocateState state,
            @Nullable AwayReason away,
            int conversations) {}

    /** @param commandId to be sent again with the same Idempotency-Key while rows are UNANSWERED or NOT_TAKEN */
    @Schema(name = "RosterImported")
    record Imported(String commandId, boolean dryRun, int added, int changed, int unchanged, List<ImportedRow> rows) {}

    /** @param row as a spreadsheet numbers them: the names of the columns are row 1 */
    @Schema(name = "ImportedRow")
    record ImportedRow(long row, String advocate, RowChange change, RowResult result) {}

    enum RowResult {
        DONE,
        /** There was nothing to do. */
        NOTHING,
        /** It was only tried. */
        PLANNED,
        REFUSED,
        /** It is durable, but not decided yet. */
        UNANSWERED,
        /** Send the file again with the same Idempotency-Key. */
        NOT_TAKEN
    }

    static OnRoster of(FeedEvent.RosterEntry entry) {
        AdvocateProfile profile = entry.profile();
        return new OnRoster(
                profile.advocateId(),
                profile.displayName(),
                profile.languages(),
                profile.languageLevels(),
                profile.skills(),
                profile.places(),
                profile.capacity().entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue)),
                profile.supervises(),
                profile.worksWithInterpreter(),
                profile.telephone() == null ? null : profile.telephone().shown(),
                entry.state(),
                entry.away(),
                entry.conversations());
    }

    static Imported imported(String importId, boolean dryRun, List<RosterDesk.Row> rows) {
        return new Imported(
                importId,
                dryRun,
                count(rows, RowChange.ADDED),
                count(rows, RowChange.CHANGED),
                count(rows, RowChange.UNCHANGED),
                rows.stream()
                        .map(row -> new ImportedRow(
                                row.row(), row.profile().advocateId(), row.change(), result(row, dryRun)))
                        .toList());
    }

    /** All mistakes of a file that was not taken. */
    static Problem mistakes(List<RosterCsv.Mistake> mistakes) {
        return Problem.invalid(mistakes.stream()
                .map(one -> new Problem.FieldError(
                        one.column() == null ? "file" : one.column(), one.message(), one.row() == 0 ? null : one.row()))
                .toList());
    }

    private static int count(List<RosterDesk.Row> rows, RowChange change) {
        return (int) rows.stream().filter(row -> row.change() == change).count();
    }

    private static RowResult result(RosterDesk.Row row, boolean dryRun) {
        if (row.change() == RowChange.UNCHANGED) {
            return RowResult.NOTHING;
        }
        return switch (row.outcome()) {
            case null -> dryRun ? RowResult.PLANNED : RowResult.NOT_TAKEN;
            case CommandOutcome.Done _ -> RowResult.DONE;
            case CommandOutcome.Refused _ -> RowResult.REFUSED;
            case CommandOutcome.Unanswered _ -> RowResult.UNANSWERED;
            case CommandOutcome.NotTaken _ -> RowResult.NOT_TAKEN;
        };
    }
}
