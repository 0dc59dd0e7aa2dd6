package dev.gantry.docker.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gantry.docker.StatsSample;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// One sample of the engine's stats, read token by token: a hundred a second must cost next to
/// nothing, and most of a sample is of no use here.
final class StatsJson {

    /// How many processor seconds the engine's earlier and present count stand for.
    private static final class Cpu {
        long total;
        long machine;
        int online;
        int listed;
    }

    private final JsonParser parser;
    private final Cpu now = new Cpu();
    private final Cpu before = new Cpu();
    private Instant read = Instant.EPOCH;
    private long memory;
    private long limit;
    private long inactiveOfV1 = -1;
    private long inactiveOfV2 = -1;
    private long received;
    private long sent;
    private long fromDisk;
    private long toDisk;
    private long processes;

    private StatsJson(JsonParser parser) {
        this.parser = parser;
    }

    /// @param parser before or at the start of an object
    /// @return null at the end of the stream
    static @org.jspecify.annotations.Nullable StatsSample next(JsonParser parser)
            throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            return null;
        }
        var sample = new StatsJson(parser);
        sample.fields(sample::field);
        return sample.sample();
    }

    private interface Field {
        void read(String name) throws IOException;
    }

    /// The present object, each field's value being the present token when it is told.
    private void fields(Field each) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            each.read(name);
        }
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "read" -> read = moment(parser.getText());
            case "cpu_stats" -> fields(field -> cpu(field, now));
            case "precpu_stats" -> fields(field -> cpu(field, before));
            case "memory_stats" -> fields(this::memory);
            case "networks" -> fields(_ -> fields(this::network));
            case "blkio_stats" -> fields(this::blocks);
            case "pids_stats" -> fields(this::processes);
            default -> parser.skipChildren();
        }
    }

    private void cpu(String name, Cpu cpu) throws IOException {
        switch (name) {
            case "cpu_usage" -> fields(field -> cpuUsage(field, cpu));
            case "system_cpu_usage" -> cpu.machine = number();
            case "online_cpus" -> cpu.online = (int) number();
            default -> parser.skipChildren();
        }
    }

    private void cpuUsage(String name, Cpu cpu) throws IOException {
        switch (name) {
            case "total_usage" -> cpu.total = number();
            case "percpu_usage" -> cpu.listed = count();
            default -> parser.skipChildren();
        }
    }

    private void memory(String name) throws IOException {
        switch (name) {
            case "usage" -> memory = number();
            case "limit" -> limit = number();
            case "stats" -> fields(this::memoryDetail);
            default -> parser.skipChildren();
        }
    }

    private void memoryDetail(String name) throws IOException {
        switch (name) {
            case "total_inactive_file" -> inactiveOfV1 = number();
            case "inactive_file" -> inactiveOfV2 = number();
            default -> parser.skipChildren();
        }
    }

    private void network(String name) throws IOException {
        switch (name) {
            case "rx_bytes" -> received += number();
            case "tx_bytes" -> sent += number();
            default -> parser.skipChildren();
        }
    }

    private void blocks(String name) throws IOException {
        if (!name.equals("io_service_bytes_recursive")
                || parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            block();
        }
    }

    /// Version 1 of control groups writes `Read`, version 2 `read`.
    private void block() throws IOException {
        var entry =
                new Object() {
                    String kind = "";
                    long bytes;
                };
        fields(name -> {
            switch (name) {
                case "op" -> entry.kind = parser.getText();
                case "value" -> entry.bytes = number();
                default -> parser.skipChildren();
            }
        });
        if (!entry.kind.isEmpty()) {
            switch (entry.kind.charAt(0)) {
                case 'r', 'R' -> fromDisk += entry.bytes;
                case 'w', 'W' -> toDisk += entry.bytes;
                default -> {} // sums and flushes
            }
        }
    }

    private void processes(String name) throws IOException {
        if (name.equals("current")) {
            processes = number();
        } else {
            parser.skipChildren();
        }
    }

    private long number() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            // limits beyond what a long holds mean "none"
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? Long.MAX_VALUE
                    : parser.getLongValue();
        }
        parser.skipChildren();
        return 0;
    }

    private int count() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return 0;
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            count++;
        }
        return count;
    }

    /// Engines write the year 1 for a container that does not run.
    private static Instant moment(String written) {
        try {
            var moment = OffsetDateTime.parse(written).toInstant();
            return moment.isAfter(Instant.EPOCH) ? moment : Instant.EPOCH;
        } catch (DateTimeParseException odd) {
            return Instant.EPOCH;
        }
    }

    private StatsSample sample() {
        return new StatsSample(
                read,
                now.total,
                now.machine,
                before.total,
                before.machine,
                Math.max(1, now.online > 0 ? now.online : now.listed),
                memoryWithoutCache(),
                limit,
                received,
                sent,
                fromDisk,
                toDisk,
                processes);
    }

    private long memoryWithoutCache() {
        if (inactiveOfV1 >= 0 && inactiveOfV1 < memory) {
            return memory - inactiveOfV1;
        }
        return inactiveOfV2 >= 0 && inactiveOfV2 < memory ? memory - inactiveOfV2 : memory;
    }
}
