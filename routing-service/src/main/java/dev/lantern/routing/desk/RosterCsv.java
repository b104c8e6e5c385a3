package dev.lantern.routing.desk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lantern.events.AdvocateProfile;
import dev.lantern.routing.desk.ProfileCheck.Written;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A roster as a table (RFC 4180, UTF-8), one advocate a row, columns by the names in the first row. Lists within a cell are
 * separated by {@code ;} and a level or number follows a {@code :}, as in {@code en;es:4} or {@code SMS:3;WEBFORM:2}.
 */
public final class RosterCsv {

    public static final String MEDIA_TYPE = "text/csv";

    /** In the order of the export. */
    public static final List<String> COLUMNS = List.of(
            "advocate",
            "displayName",
            "languages",
            "skills",
            "places",
            "capacity",
            "supervisor",
            "interpreter",
            "telephone");

    private static final Set<String> NEEDED = Set.of("advocate", "displayName", "languages", "capacity");
    private static final int MAX_MISTAKES = 200;
    private static final Map<String, Boolean> FLAGS = Map.of("yes", true, "true", true, "no", false, "false", false);

    /** One advocate and the row it was in; the row of names is row 1. */
    public record Entry(long row, AdvocateProfile profile) {}

    /**
     * @param row as a spreadsheet numbers them, from 1; 0 for the file as a whole
     * @param column its name; absent when it is the whole row
     */
    public record Mistake(long row, @Nullable String column, String message) {}

    /** Everything that is wrong, or everything that was read. */
    public record Read(List<Entry> entries, List<Mistake> mistakes) {
        public Read {
            entries = List.copyOf(entries);
            mistakes = List.copyOf(mistakes);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Long> rows = new HashMap<>();

    private final Telephones telephones;

    private RosterCsv(Telephones telephones) {
        this.telephones = telephones;
    }

    public static Read read(byte[] csv, Telephones telephones) {
        RosterCsv roster = new RosterCsv(telephones);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            roster.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            roster.mistake(0, null, "has to be UTF-8 text");
        }
        return new Read(roster.mistakes.isEmpty() ? roster.entries : List.of(), roster.mistakes);
    }

    private void read(String text) {
        long row = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            List<String> names = List.of();
            for (CsvRecord record : reader) {
                row++;
                if (row == 1) {
                    names = names(record.getFields());
                } else if (!blank(record)) {
                    entry(row, names, record.getFields());
                }
            }
            if (row < 2 && mistakes.isEmpty()) {
                mistake(0, null, "has to have a row of names and at least one advocate");
            }
        } catch (CsvParseException | java.io.IOException e) {
            mistake(row + 1, null, "cannot be read as CSV: a quote is not closed, or stands where it must not");
        }
    }

    private List<String> names(List<String> fields) {
        List<String> names = fields.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                mistake(1, printable(name), "is not a column; there are " + String.join(", ", COLUMNS));
            } else if (!seen.add(name)) {
                mistake(1, name, "is there twice");
            }
        }
        NEEDED.stream()
                .filter(needed -> !names.contains(needed))
                .sorted()
                .forEach(needed -> mistake(1, needed, "is missing"));
        return names;
    }

    private void entry(long row, List<String> names, List<String> fields) {
        if (fields.size() > names.size()) {
            mistake(row, null, "has " + fields.size() + " cells, but there are " + names.size() + " columns");
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), fields.size()); i++) {
            cells.put(names.get(i), fields.get(i).strip());
        }
        BiConsumer<String, String> wrong = (field, message) -> mistake(row, columnOf(field), message);
        AdvocateProfile profile = new ProfileCheck(wrong, telephones).profile(written(cells, wrong));
        Long before = rows.putIfAbsent(profile.advocateId(), row);
        if (before != null && !profile.advocateId().isEmpty()) {
            mistake(row, "advocate", "is in row " + before + " already");
        }
        entries.add(new Entry(row, profile));
    }

    private static Written written(Map<String, String> cells, BiConsumer<String, String> wrong) {
        Map<String, Integer> languages = levels(cells, "languages", AdvocateProfile.NATIVE, wrong);
        Map<String, Integer> levels = new HashMap<>(languages);
        levels.values().removeIf(level -> level == AdvocateProfile.NATIVE);
        return new Written(
                cells.get("advocate"),
                cells.get("displayName"),
                List.copyOf(languages.keySet()),
                levels,
                levels(cells, "skills", 1, wrong),
                parts(cells.get("places")),
                levels(cells, "capacity", 1, wrong),
                flag(cells, "supervisor", wrong),
                flag(cells, "interpreter", wrong),
                cells.get("telephone"));
    }

    /** @param absent the number of a part that has none */
    private static Map<String, Integer> levels(
            Map<String, String> cells, String column, int absent, BiConsumer<String, String> wrong) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (String part : parts(cells.get(column))) {
            int colon = part.lastIndexOf(':');
            String name = colon < 0 ? part : part.substring(0, colon).strip();
            Integer level = colon < 0
                    ? Integer.valueOf(absent)
                    : number(part.substring(colon + 1).strip());
            if (level == null) {
                wrong.accept(column, "has to have a number after each ':'");
            } else if (levels.putIfAbsent(name, level) != null) {
                wrong.accept(column, "has to name each only once");
            }
        }
        return levels;
    }

    private static List<String> parts(@Nullable String cell) {
        return cell == null
                ? List.of()
                : java.util.Arrays.stream(cell.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static @Nullable Boolean flag(Map<String, String> cells, String column, BiConsumer<String, String> wrong) {
        String cell = cells.getOrDefault(column, "");
        Boolean flag = FLAGS.get(cell.toLowerCase(Locale.ROOT));
        if (flag == null && !cell.isEmpty()) {
            wrong.accept(column, "has to be yes or no, or empty");
        }
        return flag;
    }

    private static @Nullable Integer number(String digits) {
        return digits.matches("[0-9]{1,4}") ? Integer.valueOf(digits) : null;
    }

    private static String columnOf(String field) {
        return field.equals("languageLevels") ? "languages" : field;
    }

    private static boolean blank(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }

    /** What is said of a name that is none repeats a little of it, so that it can be found. */
    private static String printable(String name) {
        String plain = name.replaceAll("[^\\p{Alnum} _-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    private void mistake(long row, @Nullable String column, String message) {
        Mistake mistake = new Mistake(row, column, message);
        if (mistakes.size() < MAX_MISTAKES && !mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    /** In the order of their ids; what {@link #read} reads back as the same. */
    public static String write(Collection<AdvocateProfile> profiles) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(COLUMNS);
            profiles.stream()
                    .sorted(Comparator.comparing(AdvocateProfile::advocateId))
                    .forEach(profile -> csv.writeRecord(row(profile)));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a string takes everything", e);
        }
        return out.toString();
    }

    private static List<String> row(AdvocateProfile profile) {
        Map<String, Integer> capacity = new TreeMap<>();
        profile.capacity().forEach((channel, most) -> capacity.put(channel.name(), most));
        return List.of(
                profile.advocateId(),
                profile.displayName(),
                profile.languages().stream()
                        .map(tag -> profile.languageLevels().containsKey(tag)
                                ? tag + ":" + profile.languageLevels().get(tag)
                                : tag)
                        .collect(Collectors.joining(";")),
                joined(new TreeMap<>(profile.skills())),
                String.join(";", profile.places()),
                joined(capacity),
                flag(profile.supervisor()),
                flag(profile.interpreter()),
                profile.telephone() == null ? "" : profile.telephone().shown());
    }

    private static String joined(Map<String, Integer> levels) {
        return levels.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(";"));
    }

    private static String flag(@Nullable Boolean flag) {
        return flag == null ? "" : flag ? "yes" : "no";
    }
}
