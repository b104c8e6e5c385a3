package dev.lantern.events.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** A folder of key files, each readable by its owner alone (0600). */
public final class KeyFolder {

    static final String LOOKUP_FILE = "lookup.json";
    private static final String PUBLIC = ".public.json";
    private static final String PRIVATE = ".private.json";

    private static final Parameters SEALING;

    static {
        // Tink takes X25519 from Conscrypt where its native code loads, a fifth of the cost, and else from Java. As
        // the last
        // provider it changes nothing else.
        if (Conscrypt.isAvailable()) {
            Security.addProvider(Conscrypt.newProvider());
        }
        try {
            HybridConfig.register();
            PrfConfig.register();
            // RFC 9180 (HPKE).
            SEALING = HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes what is missing: a key pair for each reader and a lookup key. What is there stays. */
    public static void generate(Path folder, Collection<String> readers) {
        KeyFolder keys = new KeyFolder(folder);
        for (String reader : readers) {
            if (!Files.exists(folder.resolve(privateFile(reader)))) {
                keys.writePair(reader, generated(SEALING));
            }
        }
        if (!Files.exists(folder.resolve(LOOKUP_FILE))) {
            keys.write(LOOKUP_FILE, secretJson(generated(PredefinedPrfParameters.HMAC_SHA256_PRF)));
        }
    }

    /**
     * Gives the reader a new key that seals from now on; what the old ones sealed still opens. Hand out the private file
     * before the public one, or something is sealed that nobody can open yet.
     */
    public static void rotate(Path folder, String reader) {
        KeyFolder keys = new KeyFolder(folder);
        try {
            keys.writePair(
                    reader,
                    KeysetHandle.newBuilder(keys.privateKeys(reader))
                            .addEntry(KeysetHandle.generateEntryFromParameters(SEALING)
                                    .withRandomId()
                                    .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new KeyringException(privateFile(reader) + " cannot be rotated", e);
        }
    }

    /**
     * Copies to one service what it may have.
     *
     * @param sealsTo readers whose public keys it gets
     * @param opensAs readers whose private keys it gets
     */
    public static void handOut(
            Path from, Path to, Collection<String> sealsTo, Collection<String> opensAs, boolean lookup) {
        KeyFolder source = new KeyFolder(from);
        KeyFolder target = new KeyFolder(to);
        opensAs.forEach(reader -> target.write(privateFile(reader), source.read(privateFile(reader))));
        sealsTo.forEach(reader -> target.write(publicFile(reader), source.read(publicFile(reader))));
        if (lookup) {
            target.write(LOOKUP_FILE, source.read(LOOKUP_FILE));
        }
    }

    static String publicFile(String reader) {
        return reader + PUBLIC;
    }

    static String privateFile(String reader) {
        return reader + PRIVATE;
    }

    List<String> publicReaders() {
        return readersWith(PUBLIC);
    }

    List<String> privateReaders() {
        return readersWith(PRIVATE);
    }

    KeysetHandle publicKeys(String reader) {
        return parsed(publicFile(reader), TinkJsonProtoKeysetFormat::parseKeysetWithoutSecret);
    }

    KeysetHandle privateKeys(String reader) {
        return parsed(privateFile(reader), KeyFolder::withSecret);
    }

    @Nullable
    KeysetHandle lookupKeys() {
        return Files.exists(folder.resolve(LOOKUP_FILE)) ? parsed(LOOKUP_FILE, KeyFolder::withSecret) : null;
    }

    private interface Parser {
        KeysetHandle parse(String json) throws GeneralSecurityException;
    }

    private KeysetHandle parsed(String file, Parser parser) {
        try {
            return parser.parse(read(file));
        } catch (GeneralSecurityException | RuntimeException e) {
            if (e instanceof KeyringException known) {
                throw known;
            }
            // Without the cause: a parser's message may quote the file.
            throw new KeyringException(file + " is not a Tink keyset in JSON");
        }
    }

    private static KeysetHandle withSecret(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle generated(Parameters parameters) {
        try {
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes keys of the registered kinds", e);
        }
    }

    private static String secretJson(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink writes the keys it made", e);
        }
    }

    /** The private file first: a crash between the two leaves a key that opens and does not seal yet. */
    private void writePair(String reader, KeysetHandle privateKeys) {
        try {
            write(privateFile(reader), secretJson(privateKeys));
            write(
                    publicFile(reader),
                    TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(privateKeys.getPublicKeysetHandle()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink knows the public half of the keys it made", e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new KeyringException("cannot read " + file + " in the key folder " + folder, e);
        }
    }

    /** All at once, so that a reader never sees half a file. */
    private void write(String file, String content) {
        try {
            Files.createDirectories(folder);
            Path whole = Files.createTempFile(folder, file, ".tmp"); // made with 0600
            Files.writeString(whole, content);
            Files.move(whole, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new KeyringException("cannot write " + file + " to the key folder " + folder, e);
        }
    }

    private List<String> readersWith(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KeyringException("cannot read the key folder " + folder, e);
        }
    }
}
