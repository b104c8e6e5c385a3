package dev.lantern.events.asyncapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Javadoc of the records and of their components, read from the sources: it is written once. */
final class SourceDocs {

    private final Map<String, String> ofTypes = new HashMap<>();
    private final Map<String, String> ofComponents = new HashMap<>();

    private SourceDocs() {}

    static SourceDocs read(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        SourceDocs docs = new SourceDocs();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(folder)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                docs.collect(trees, unit);
            }
        }
        return docs;
    }

    /** Empty when there is none. */
    String of(Class<?> type) {
        return ofTypes.getOrDefault(type.getSimpleName(), "");
    }

    /** Empty when there is none. */
    String of(Class<?> record, String component) {
        return ofComponents.getOrDefault(record.getSimpleName() + "." + component, "");
    }

    private void collect(DocTrees trees, CompilationUnitTree unit) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
                if (doc != null) {
                    String name = type.getSimpleName().toString();
                    ofTypes.put(name, text(doc.getFullBody()));
                    for (DocTree tag : doc.getBlockTags()) {
                        if (tag instanceof ParamTree param) {
                            ofComponents.put(name + "." + param.getName(), text(param.getDescription()));
                        }
                    }
                }
                return super.visitClass(type, none);
            }
        }.scan(unit, null);
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(SourceDocs::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link ->
                link.getLabel().isEmpty()
                        ? link.getReference().getSignature().replaceFirst(".*[.#]", "")
                        : text(link.getLabel());
            default -> part.toString();
        };
    }
}
