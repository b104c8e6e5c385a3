package dev.lantern.events.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The keys one service may have, read once from its key folder: {@code <reader>.public.json} to seal,
 * {@code <reader>.private.json} to open, {@code lookup.json} to hash; Tink keysets in JSON. A service takes up a rotated
 * key when it starts again.
 */
public final class Keyring {

    private final Sealer sealer;
    private final Opener opener;
    private final @Nullable LookupHash lookup;

    private Keyring(Sealer sealer, Opener opener, @Nullable LookupHash lookup) {
        this.sealer = sealer;
        this.opener = opener;
        this.lookup = lookup;
    }

    /** @throws KeyringException when the folder or a key file in it cannot be read */
    public static Keyring load(Path folder) {
        KeyFolder files = new KeyFolder(folder);
        Map<String, HybridEncrypt> publicKeys = new HashMap<>();
        for (String reader : files.publicReaders()) {
            publicKeys.put(
                    reader, primitive(files.publicKeys(reader), HybridEncrypt.class, KeyFolder.publicFile(reader)));
        }
        Map<String, Opener.PrivateKeys> privateKeys = new HashMap<>();
        for (String reader : files.privateReaders()) {
            KeysetHandle keys = files.privateKeys(reader);
            privateKeys.put(
                    reader,
                    new Opener.PrivateKeys(
                            primitive(keys, HybridDecrypt.class, KeyFolder.privateFile(reader)), keyIds(keys)));
        }
        KeysetHandle lookup = files.lookupKeys();
        return new Keyring(
                new Sealer(publicKeys),
                new Opener(privateKeys),
                lookup == null ? null : new LookupHash(primitive(lookup, PrfSet.class, KeyFolder.LOOKUP_FILE)));
    }

    public Sealer sealer() {
        return sealer;
    }

    public Opener opener() {
        return opener;
    }

    /** @throws KeyringException when the folder has no lookup key */
    public LookupHash lookup() {
        if (lookup == null) {
            throw new KeyringException("the key folder has no " + KeyFolder.LOOKUP_FILE);
        }
        return lookup;
    }

    private static <P> P primitive(KeysetHandle keys, Class<P> type, String file) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new KeyringException(file + " holds keys of another kind", e);
        }
    }

    private static Set<Integer> keyIds(KeysetHandle keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.getAt(i).getId())
                .collect(Collectors.toUnmodifiableSet());
    }
}
