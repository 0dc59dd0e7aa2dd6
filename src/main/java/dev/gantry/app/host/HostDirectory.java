package dev.gantry.app.host;

import java.util.List;

/// The hosts there are to open.
public interface HostDirectory {

    /// @param file what could not be read
    /// @param why in the words of whoever tried
    record Problem(String file, String why) {}

    record Found(List<Host> hosts, List<Problem> problems) {}

    /// Asked anew each time: contexts come and go with the docker CLI. Blocks for some files.
    Found read();
}
