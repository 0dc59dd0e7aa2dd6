package dev.gantry.registry;

import dev.gantry.docker.RegistryLogin;
import org.jspecify.annotations.Nullable;

/// A registry, or what keeps the logins, could not or would not.
///
/// [#getMessage] holds the words of the other side: for details, and never anything secret.
public final class RegistryException extends RuntimeException {

    private final Trouble trouble;
    private final String subject;
    private final String user;
    private final String scope;

    public enum Trouble {
        /// The subject is a file that is no JSON, or has an entry twice.
        CONFIG_BROKEN,
        /// The subject is a file.
        CONFIG_UNREADABLE,
        /// The subject is a file. Nothing in it has changed.
        CONFIG_UNWRITABLE,
        /// The subject is a program that is not there.
        HELPER_MISSING,
        /// The subject is a program.
        HELPER_FAILED,
        /// The subject is a program that took too long.
        HELPER_SILENT,
        /// Wrong user or password. The subject is a registry, as in all that follow.
        LOGIN_REFUSED,
        /// What was kept in place of a password is no longer good.
        TOKEN_REFUSED,
        /// It does not let in who gives no name.
        LOGIN_NEEDED,
        /// It knows who asks, and does not allow this.
        NOT_ALLOWED,
        /// Asked too often. The scope says how long to wait, where it is known.
        TOO_OFTEN,
        /// It does not list its repositories.
        NO_CATALOGUE,
        /// It does not delete.
        NO_DELETION,
        GONE,
        AWAY,
        /// It stopped in the middle.
        HUNG_UP,
        /// It speaks http, and nobody allowed that.
        PLAIN,
        UNTRUSTED,
        NOT_A_REGISTRY,
        /// It is in trouble itself.
        BROKEN,
        CANCELLED
    }

    RegistryException(Trouble trouble, String subject, String said) {
        this(trouble, subject, "", "", said, null);
    }

    RegistryException(
            Trouble trouble,
            String subject,
            String user,
            String scope,
            String said,
            @Nullable Throwable cause) {
        super(said, cause);
        this.trouble = trouble;
        this.subject = subject;
        this.user = user;
        this.scope = scope;
    }

    /// A registry did not accept a login that an engine showed to it.
    public static RegistryException refused(
            String registry, RegistryLogin login, String said, Throwable cause) {
        boolean token = !login.identityToken().isEmpty() || !login.registryToken().isEmpty();
        return new RegistryException(
                token ? Trouble.TOKEN_REFUSED : Trouble.LOGIN_REFUSED,
                registry,
                login.username(),
                "",
                said,
                cause);
    }

    public Trouble trouble() {
        return trouble;
    }

    /// What it is about: a file, a program or a registry.
    public String subject() {
        return subject;
    }

    /// Empty for nobody in particular.
    public String user() {
        return user;
    }

    /// What was asked for, in the registry's words: `repository:shop/web:pull`. May be empty.
    public String scope() {
        return scope;
    }

    /// The registry could not be talked to from this workstation; an engine may well reach it.
    public boolean isAboutTheWay() {
        return switch (trouble) {
            case AWAY, HUNG_UP, PLAIN, UNTRUSTED -> true;
            case CONFIG_BROKEN,
                    CONFIG_UNREADABLE,
                    CONFIG_UNWRITABLE,
                    HELPER_MISSING,
                    HELPER_FAILED,
                    HELPER_SILENT,
                    LOGIN_REFUSED,
                    TOKEN_REFUSED,
                    LOGIN_NEEDED,
                    NOT_ALLOWED,
                    TOO_OFTEN,
                    NO_CATALOGUE,
                    NO_DELETION,
                    GONE,
                    NOT_A_REGISTRY,
                    BROKEN,
                    CANCELLED ->
                    false;
        };
    }
}
