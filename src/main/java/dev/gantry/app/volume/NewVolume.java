package dev.gantry.app.volume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/// A volume that is to be made.
///
/// @param options of the driver; may hold a password, which the engine keeps and shows to whoever
///   asks it
public record NewVolume(
        String name, String driver, Map<String, String> options, Map<String, String> labels) {

    private static final JsonMapper JSON = new JsonMapper();

    /// On a server that speaks NFS.
    ///
    /// @param path such as `/exports/data`
    /// @param more options of `mount` such as `nfsvers=4,soft`; may be empty
    public static NewVolume nfs(String name, String server, String path, String more) {
        var options = new LinkedHashMap<String, String>();
        options.put("type", "nfs");
        options.put("o", joined("addr=" + server, more));
        options.put("device", ":" + path);
        return new NewVolume(name, "local", options, Map.of());
    }

    /// On a server that shares as Windows does.
    ///
    /// @param share its name, perhaps with a folder in it
    /// @param more options of `mount` such as `vers=3.0,uid=1000`; may be empty
    public static NewVolume cifs(
            String name, String server, String share, String user, String password, String more) {
        var options = new LinkedHashMap<String, String>();
        options.put("type", "cifs");
        var login = user.isEmpty() ? "guest" : "username=" + user + ",password=" + password;
        options.put("o", joined(joined("addr=" + server, login), more));
        options.put("device", "//" + server + "/" + share.replaceFirst("^[/\\\\]+", ""));
        return new NewVolume(name, "local", options, Map.of());
    }

    private static String joined(String options, String more) {
        return more.isBlank() ? options : options + "," + more.strip();
    }

    /// What the engine takes.
    public String json() {
        var body = new LinkedHashMap<String, Object>();
        body.put("Name", name);
        body.put("Driver", driver);
        body.put("DriverOpts", options);
        body.put("Labels", labels);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
