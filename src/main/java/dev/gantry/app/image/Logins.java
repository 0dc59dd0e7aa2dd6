package dev.gantry.app.image;

import dev.gantry.docker.RegistryLogin;

/// Who a person is at each registry.
@FunctionalInterface
public interface Logins {

    /// Nobody is known anywhere.
    Logins NONE = _ -> RegistryLogin.ANONYMOUS;

    /// [RegistryLogin#ANONYMOUS] where nothing is known. May start a program that keeps passwords,
    /// so it may take a while.
    ///
    /// @param registry host and perhaps port, as [dev.gantry.docker.ImageName#registry] has it
    RegistryLogin loginFor(String registry);
}
