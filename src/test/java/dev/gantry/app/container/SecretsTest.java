package dev.gantry.app.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSTGRES_PASSWORD", "DB_PASS", "MYSQL_PWD", "AWS_SECRET_ACCESS_KEY", "API_KEY",
                "apikey", "GITHUB_TOKEN", "SESSION_COOKIE", "SENTRY_DSN", "HASH_SALT",
                "my.app.password", "private-key", "JWT_SIGNER", "BASIC_AUTH"
            })
    void namesThatTellOfSecrets(String name) {
        assertThat(Secrets.isSecretName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOSTNAME",
                "LANG",
                "KEYBOARD",
                "MONKEY",
                "AUTHOR",
                "PASSENGER_COUNT",
                "POSTGRES_PASSWORD_FILE",
                "COMPASS",
                "TZ"
            })
    void namesThatDoNot(String name) {
        assertThat(Secrets.isSecretName(name)).isFalse();
    }

    @Test
    void onlyTheValueIsHidden() {
        assertThat(Secrets.maskAssignment("DB_PASSWORD=s=e=c"))
                .isEqualTo("DB_PASSWORD=" + Secrets.MASK);
        assertThat(Secrets.maskAssignment("LANG=de")).isEqualTo("LANG=de");
        assertThat(Secrets.maskAssignment("DB_PASSWORD=")).isEqualTo("DB_PASSWORD=");
        assertThat(Secrets.maskAssignment("NO_VALUE")).isEqualTo("NO_VALUE");
    }

    @Test
    void passwordsInsideUrlsAreHidden() {
        assertThat(Secrets.maskAssignment("DATABASE_URL=postgres://shop:pw123@db:5432/shop"))
                .isEqualTo("DATABASE_URL=postgres://shop:" + Secrets.MASK + "@db:5432/shop");
        assertThat(Secrets.maskText("http://example.org:8080/a@b"))
                .isEqualTo("http://example.org:8080/a@b");
    }

    @Test
    void passwordsAfterOptionsAreHidden() {
        assertThat(Secrets.maskText("redis-server --requirepassword hunter2 --port 1"))
                .isEqualTo("redis-server --requirepassword " + Secrets.MASK + " --port 1");
        assertThat(Secrets.maskText("run --api-key=abc"))
                .isEqualTo("run --api-key=" + Secrets.MASK);
    }

    @Test
    void jsonKeepsEverythingElse() {
        var json =
                """
                {"Config": {"Env": ["A=1", "B_TOKEN=x"], "Labels": {"k.password": "p", "k": "v"},
                 "Cmd": ["sh", "--token=t"], "Number": 1.50, "Null": null}}
                """;
        assertThat(InspectJson.masked(json))
                .contains("\"A=1\"", "\"k\": \"v\"", "1.5", "null")
                .contains("B_TOKEN=" + Secrets.MASK, "--token=" + Secrets.MASK)
                .doesNotContain("\"p\"", "=x", "=t");
    }
}
