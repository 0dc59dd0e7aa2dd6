package dev.gantry.app.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.app.container.DraftException.Reason;
import dev.gantry.app.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunLineTest {

    @Test
    void aLineFromAManualIsRead() {
        var draft =
                RunLine.parse(
                        """
                        $ sudo docker run -d --name web \\
                            -p 8080:80 \\
                            -e "GREETING=it's \\"me\\"" -e COST='5$' \\
                            --network shop --network-alias www --network back \\
                            --restart=unless-stopped nginx:1.27 nginx -g 'daemon off;'
                        """);
        assertThat(draft.name()).isEqualTo("web");
        assertThat(draft.image()).isEqualTo("nginx:1.27");
        assertThat(draft.command()).containsExactly("nginx", "-g", "daemon off;");
        assertThat(draft.environment()).containsExactly("GREETING=it's \"me\"", "COST=5$");
        assertThat(draft.ports()).containsExactly(new PortPlan("", "8080", "80/tcp"));
        assertThat(draft.networks())
                .containsExactly(
                        new NetworkPlan("shop", List.of("www")),
                        new NetworkPlan("back", List.of()));
        assertThat(draft.restartPolicy()).isEqualTo("unless-stopped");
        assertThat(draft.createJson()).doesNotContain("back");
        assertThat(draft.furtherNetworks()).containsOnlyKeys("back");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                 | EMPTY      | ~~",
                "kubectl run web                    | NO_RUN     | kubectl",
                "docker ps -a                       | NO_RUN     | ps",
                "docker                             | NO_RUN     | docker",
                "docker run                         | NO_IMAGE   | run",
                "docker run -p                      | NO_VALUE   | -p",
                "docker run --nonsense web          | FLAG       | --nonsense",
                "docker run -itz web                | FLAG       | -itz",
                "docker run -e 'A=1 web             | QUOTE      | A=1",
                "docker run -v $PWD:/x web          | SHELL      | $PWD:/x",
                "docker run web; rm -rf /           | SHELL      | ;",
                "docker run -p 80:eighty web        | PORT       | 80:eighty",
                "docker run -p 70000:80 web         | PORT       | 70000:80",
                "docker run -p 1-3:80-81 web        | PORT_RANGE | 1-3:80-81",
                "docker run -v a:b:c:d web          | MOUNT      | a:b:c:d",
                "docker run -v data:here web        | MOUNT      | data:here",
                "docker run --mount type=bind web   | MOUNT      | type=bind",
                "docker run -m lots web             | SIZE       | lots",
                "docker run --cpus many web         | NUMBER     | many",
                "docker run --health-interval 5 web | TIME       | 5",
                "docker run --restart maybe web     | RESTART    | maybe",
                "docker run -e =1 web               | PAIR       | =1",
                "docker run --env-file /no/such web | FILE       | /no/such"
            })
    void nonsenseIsNamedByTheWord(String line, Reason reason, String word) {
        assertThatThrownBy(() -> RunLine.parse(line))
                .isInstanceOfSatisfying(
                        DraftException.class,
                        stumbled -> {
                            assertThat(stumbled.reason()).isEqualTo(reason);
                            assertThat(stumbled.word()).isEqualTo(word);
                        });
    }

    @Test
    void whatCannotBeTakenOverIsNamedAndTheRestIsTaken() {
        var reading =
                RunLine.read(
                        "docker run --cidfile /tmp/x --pull=always --kernel-memory 4m"
                                + " --mount type=bind,src=/a,dst=/b,some-day=1 -p 80:80 web now");
        assertThat(reading.leftOut())
                .containsExactly("--cidfile", "--pull", "--kernel-memory", "--mount some-day");
        assertThat(reading.draft().image()).isEqualTo("web");
        assertThat(reading.draft().command()).containsExactly("now");
        assertThat(reading.draft().ports()).hasSize(1);
        assertThat(reading.draft().mounts()).hasSize(1);
        assertThat(RunLine.read("docker run -d -q web").leftOut()).isEmpty();
    }

    @Test
    void aNetworkTellsAllOfItselfInOneOption() {
        var draft =
                RunLine.parse(
                        "docker run --network name=shop,alias=www,ip=10.0.0.5 --network back"
                                + " --platform linux/arm64 web");
        assertThat(draft.platform()).isEqualTo("linux/arm64");
        assertThat(draft.networks())
                .containsExactly(
                        new NetworkPlan("shop", List.of("www")),
                        new NetworkPlan("back", List.of()));
        assertThat(draft.createJson()).contains("10.0.0.5").doesNotContain("arm64");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasWords(Reason reason) {
        var words = Words.of("draft." + reason.name().toLowerCase(Locale.ROOT), "here");
        assertThat(words).isNotBlank().doesNotContain("{");
    }

    @Test
    void quantitiesAreReadAsTheyAreWritten() {
        for (var text : List.of("1", "1000", "64k", "64m", "3g")) {
            assertThat(Quantities.size(Quantities.bytes(text))).isEqualTo(text);
        }
        assertThat(Quantities.bytes("1.5GiB")).isEqualTo(3L << 29);
        for (var text : List.of("1h", "1m30s", "500ms", "5s")) {
            assertThat(Quantities.time(Quantities.time(text))).isEqualTo(text);
        }
        assertThat(Quantities.time("0.5s")).isEqualTo(Duration.ofMillis(500));
        assertThat(Quantities.cpus(Quantities.nanoCpus("0.5"))).isEqualTo("0.5");
    }
}
