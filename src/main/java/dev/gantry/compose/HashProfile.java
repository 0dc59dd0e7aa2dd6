package dev.gantry.compose;

/// Whose config hash: the reference writes a service down differently since its fifth version, so a
/// container of either may be what the file asks for.
public enum HashProfile {
    /// Up to 2.40.
    V2,
    /// Since 5.0: a bind mount says when its folder must be there, and no longer when it need not.
    V5
}
