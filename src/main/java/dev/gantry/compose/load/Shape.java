package dev.gantry.compose.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.gantry.compose.ByteSize;
import dev.gantry.compose.CommandLineWords;
import dev.gantry.compose.GoDuration;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How the reference writes a value as JSON, and when it leaves it out.
interface Shape {

    JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /// Null to leave it out.
    @Nullable JsonNode json(@Nullable Object value);

    Shape TEXT = value -> Values.text(value).isEmpty() ? null : MAKE.textNode(Values.text(value));

    Shape TRUTH = value -> isTrue(value) ? MAKE.booleanNode(true) : null;

    Shape TRUTH_OR_NOT = value -> value == null ? null : MAKE.booleanNode(isTrue(value));

    Shape NUMBER = value -> number(value) == 0 ? null : MAKE.numberNode(number(value));

    Shape NUMBER_OR_ZERO = value -> value == null ? null : MAKE.numberNode(number(value));

    Shape FRACTION =
            value -> {
                if (value == null) {
                    return null;
                }
                float fraction = Double.valueOf(Values.text(value)).floatValue();
                return fraction == 0
                        ? null
                        : fraction == Math.rint(fraction)
                                ? MAKE.numberNode((long) fraction)
                                : MAKE.numberNode(
                                        new BigDecimal(Float.toString(fraction))
                                                .stripTrailingZeros());
            };

    Shape DURATION =
            value ->
                    value == null
                            ? null
                            : MAKE.textNode(GoDuration.show(GoDuration.parse(Values.text(value))));

    /// As [#DURATION], left out when it is nothing.
    Shape DURATION_NOT_ZERO =
            value ->
                    value == null || GoDuration.parse(Values.text(value)) == 0
                            ? null
                            : DURATION.json(value);

    Shape BYTES =
            value -> {
                long bytes = bytes(value);
                return bytes == 0 ? null : MAKE.textNode(Long.toString(bytes));
            };

    Shape TEXTS = list(value -> MAKE.textNode(Values.text(value)));

    Shape TEXT_MAP = textMap(value -> MAKE.textNode(Values.text(value)));

    /// Without a value: null.
    Shape ENVIRONMENT =
            textMap(value -> value == null ? NullNode.instance : MAKE.textNode(Values.text(value)));

    /// Null and the empty list are two things.
    Shape COMMAND =
            value -> {
                if (value == null) {
                    return NullNode.instance;
                }
                var words = MAKE.arrayNode();
                var list = Values.list(value);
                if (list == null) {
                    CommandLineWords.of(Values.text(value)).forEach(words::add);
                } else {
                    list.forEach(each -> words.add(Values.text(each)));
                }
                return words;
            };

    Shape FILE_MODE =
            value -> {
                if (value == null) {
                    return null;
                }
                long mode =
                        value instanceof Long number
                                ? number
                                : Long.parseLong(Values.text(value), 8);
                return MAKE.textNode("0" + Long.toOctalString(mode));
            };

    static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    static long number(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Number number -> number.longValue();
            default -> Double.valueOf(Values.text(value)).longValue();
        };
    }

    private static long bytes(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case String text -> ByteSize.parse(text);
            case null, default -> 0;
        };
    }

    static Shape list(Shape item) {
        return value -> {
            var list = value instanceof String text ? List.of(text) : Values.list(value);
            if (list == null || list.isEmpty()) {
                return null;
            }
            var array = MAKE.arrayNode();
            for (var each : list) {
                var node = item.json(each);
                if (node != null) {
                    array.add(node);
                }
            }
            return array;
        };
    }

    static Shape textMap(Shape item) {
        return value -> {
            var map = Values.map(value);
            if (map == null || map.isEmpty()) {
                return null;
            }
            var object = MAKE.objectNode();
            new TreeMap<>(map).forEach((key, each) -> object.set(key, item.json(each)));
            return object;
        };
    }

    /// A map with things of one shape, each of which may be null.
    static Shape mapOf(Shape item) {
        return value -> {
            var map = Values.map(value);
            if (map == null || map.isEmpty()) {
                return null;
            }
            var object = MAKE.objectNode();
            new TreeMap<>(map)
                    .forEach((key, each) -> {
                        var node = each == null ? null : item.json(each);
                        object.set(key, node == null ? NullNode.instance : node);
                    });
            return object;
        };
    }

    /// One of several shapes by what is there: a number, or more about it.
    static Shape either(Shape plain, Shape inner) {
        return value -> Values.map(value) == null ? plain.json(value) : inner.json(value);
    }

    /// The fields of an object.
    final class Fields implements Shape {
        private final Map<String, Shape> fields = new LinkedHashMap<>();

        Fields with(String name, Shape shape) {
            fields.put(name, shape);
            return this;
        }

        List<String> names() {
            return List.copyOf(fields.keySet());
        }

        @Override
        public @Nullable JsonNode json(@Nullable Object value) {
            var map = Values.map(value);
            if (map == null) {
                return null;
            }
            var object = MAKE.objectNode();
            fields.forEach((name, shape) -> {
                var node = shape.json(map.get(name));
                if (node != null) {
                    object.set(name, node);
                }
            });
            return object;
        }
    }
}
