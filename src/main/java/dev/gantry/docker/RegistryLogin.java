package dev.gantry.docker;

/// What the engine shows to a registry for a person.
///
/// @param server as it is written in the docker CLI's configuration
/// @param username empty with an identity token
/// @param password empty with an identity token
/// @param identityToken what a registry gave in place of the password; empty without
/// @param registryToken shown to the registry as it is; empty without
public record RegistryLogin(
        String server,
        String username,
        String password,
        String identityToken,
        String registryToken) {

    /// Nobody in particular.
    public static final RegistryLogin ANONYMOUS = new RegistryLogin("", "", "", "");

    public RegistryLogin(String server, String username, String password, String identityToken) {
        this(server, username, password, identityToken, "");
    }

    public boolean isAnonymous() {
        return username.isEmpty() && identityToken.isEmpty() && registryToken.isEmpty();
    }

    /// Without anything secret.
    @Override
    public String toString() {
        return isAnonymous() ? "anonymous" : username + " at " + server;
    }
}
