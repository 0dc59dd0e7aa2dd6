package dev.gantry.registry;

import java.util.Optional;

/// A registry that the docker CLI's settings know.
///
/// @param name as in image names: `docker.io`, `localhost:5000`
/// @param user empty when nobody is logged in, or when a token says who it is
/// @param keeping where its password is
/// @param trouble why that could not be found out; empty when all is well
public record KnownRegistry(
        String name, String user, Keeping keeping, Optional<RegistryException> trouble) {

    public boolean isLoggedIn() {
        return !(keeping instanceof Keeping.Nowhere);
    }
}
