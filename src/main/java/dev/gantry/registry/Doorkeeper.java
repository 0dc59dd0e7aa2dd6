package dev.gantry.registry;

import dev.gantry.docker.RegistryLogin;
import dev.gantry.registry.RegistryException.Trouble;
import dev.gantry.registry.RegistryWire.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Shows a login to one registry in the way it asks for: by name and password, or by a token that
/// is fetched for each kind of act.
final class Doorkeeper {

    private static final String CLIENT = "gantry";

    private final RegistryWire wire;
    private final String registry;
    private final RegistryLogin login;
    private final Map<String, String> shown = new ConcurrentHashMap<>();
    private volatile String identityToken = "";

    Doorkeeper(RegistryWire wire, String registry, RegistryLogin login) {
        this.wire = wire;
        this.registry = registry;
        this.login = login;
    }

    /// What a token server gave to keep in place of the password; empty when it gave none.
    String identityToken() {
        return identityToken;
    }

    /// @param scope what for, in the registry's words
    Reply ask(String method, String path, String scope, String accept) {
        var before = shown.get(scope);
        var reply = send(method, path, accept, Optional.ofNullable(before));
        if (reply.status() != 401) {
            return checked(reply, scope);
        }
        var challenge =
                Challenge.in(reply.headers().allValues("WWW-Authenticate"))
                        .orElseThrow(() -> refused(reply, scope));
        var answer = answer(challenge, scope);
        shown.put(scope, answer);
        var second = send(method, path, accept, Optional.of(answer));
        if (second.status() == 401) {
            shown.remove(scope);
            throw challenge.isBearer() ? notEnough(second, scope) : refused(second, scope);
        }
        return checked(second, scope);
    }

    private Reply send(String method, String path, String accept, Optional<String> authorization) {
        var headers = new LinkedHashMap<String, String>();
        if (!accept.isEmpty()) {
            headers.put("Accept", accept);
        }
        authorization.ifPresent(value -> headers.put("Authorization", value));
        return wire.send(registry, method, path, headers);
    }

    private Reply checked(Reply reply, String scope) {
        if (reply.status() == 403) {
            throw trouble(Trouble.NOT_ALLOWED, scope, reply.said());
        }
        if (reply.status() == 429) {
            throw trouble(Trouble.TOO_OFTEN, reply.header("Retry-After"), reply.said());
        }
        if (reply.status() >= 500) {
            throw trouble(Trouble.BROKEN, scope, reply.status() + " " + reply.said());
        }
        return reply;
    }

    private String answer(Challenge challenge, String scope) {
        if (!login.registryToken().isEmpty()) {
            return "Bearer " + login.registryToken();
        }
        if (challenge.isBearer()) {
            return "Bearer " + token(challenge, scope);
        }
        if (login.username().isEmpty()) {
            throw trouble(Trouble.LOGIN_NEEDED, scope, "");
        }
        return basic();
    }

    private String basic() {
        var pair = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String token(Challenge challenge, String scope) {
        var realm = realm(challenge);
        var wanted = challenge.part("scope").isEmpty() ? scope : challenge.part("scope");
        var reply =
                login.identityToken().isEmpty()
                        ? byPassword(realm, challenge.part("service"), wanted)
                        : byIdentity(realm, challenge.part("service"), wanted);
        var json = checked(reply, wanted).json();
        var token = json.path("token").asText(json.path("access_token").asText());
        if (!reply.isSuccess() || token.isEmpty()) {
            throw tokenRefused(reply, wanted);
        }
        identityToken = json.path("refresh_token").asText(identityToken);
        return token;
    }

    private URI realm(Challenge challenge) {
        try {
            var realm = URI.create(challenge.part("realm"));
            if (realm.isAbsolute() && wire.trusts(registry, realm)) {
                return realm;
            }
        } catch (IllegalArgumentException noAddress) {
            // wanted: told below
        }
        throw trouble(Trouble.NOT_A_REGISTRY, "", "its token server has no address to trust");
    }

    private Reply byPassword(URI realm, String service, String scope) {
        var query = new LinkedHashMap<String, String>();
        query.put("service", service);
        query.put("scope", scope);
        query.put("client_id", CLIENT);
        var headers = new LinkedHashMap<String, String>();
        if (!login.username().isEmpty()) {
            query.put("account", login.username());
            query.put("offline_token", "true");
            headers.put("Authorization", basic());
        }
        var joint = realm.getRawQuery() == null ? "?" : "&";
        return wire.send(registry, "GET", URI.create(realm + joint + form(query)), headers);
    }

    private Reply byIdentity(URI realm, String service, String scope) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("service", service);
        form.put("client_id", CLIENT);
        form.put("scope", scope);
        form.put("refresh_token", login.identityToken());
        return wire.post(registry, realm, form(form));
    }

    private static String form(Map<String, String> parts) {
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part ->
                        part.getKey()
                                + "="
                                + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private RegistryException tokenRefused(Reply reply, String scope) {
        if (reply.status() == 404 || reply.isSuccess()) {
            return trouble(Trouble.NOT_A_REGISTRY, scope, "its token server gave no token");
        }
        return refused(reply, scope);
    }

    private RegistryException refused(Reply reply, String scope) {
        if (login.isAnonymous()) {
            return trouble(Trouble.LOGIN_NEEDED, scope, reply.said());
        }
        boolean token = !login.identityToken().isEmpty() || !login.registryToken().isEmpty();
        return trouble(token ? Trouble.TOKEN_REFUSED : Trouble.LOGIN_REFUSED, scope, reply.said());
    }

    /// The token server believed the login, and the registry wants more than its token allows.
    private RegistryException notEnough(Reply reply, String scope) {
        return login.isAnonymous() || !login.registryToken().isEmpty()
                ? refused(reply, scope)
                : trouble(Trouble.NOT_ALLOWED, scope, reply.said());
    }

    RegistryException trouble(Trouble trouble, String scope, String said) {
        return new RegistryException(trouble, registry, login.username(), scope, said, null);
    }
}
