package dev.gantry.compose.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What can be written at a place.
public final class Completion {

    private static final Set<String> HOST_SECTIONS = Set.of("networks", "volumes");

    /// @param from column of the word that is to be replaced
    /// @param to behind it
    public record Offers(int from, int to, List<Offer> all) {

        public static final Offers NONE = new Offers(0, 0, List.of());
    }

    private final SchemaGuide guide;

    public Completion(SchemaGuide guide) {
        this.guide = guide;
    }

    /// Those first that begin with what is written already, then those that hold it.
    public Offers at(TextLines text, int line, int column, HostNames host) {
        var spot = Outline.at(text, line, column);
        var offers =
                switch (spot.part()) {
                    case KEY -> keys(text, line, spot, host);
                    case VALUE -> values(text, spot, host);
                    case NONE -> List.<Offer>of();
                };
        var word = Outline.bare(spot.word()).replaceFirst("^[\"']", "").toLowerCase(Locale.ROOT);
        var fitting =
                offers.stream()
                        .filter(offer -> lower(offer).contains(word))
                        .sorted((one, other) ->
                                Boolean.compare(
                                        lower(other).startsWith(word), lower(one).startsWith(word)))
                        .toList();
        return fitting.isEmpty() ? Offers.NONE : new Offers(spot.from(), column, fitting);
    }

    private static String lower(Offer offer) {
        return offer.text().replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private List<Offer> keys(TextLines text, int line, Outline.Spot spot, HostNames host) {
        var path = spot.path();
        var offers = new ArrayList<Offer>();
        if (!path.isEmpty() && path.getLast().equals(Outline.ITEM)) {
            offers.addAll(values(text, spot, host));
        } else {
            offers.addAll(names(text, path));
        }
        var taken = Set.copyOf(Outline.siblings(text, line, spot.from()));
        guide.keys(path).stream()
                .filter(key -> !taken.contains(key.text()))
                .map(key -> withColon(path, key))
                .forEach(offers::add);
        return offers;
    }

    private Offer withColon(List<String> path, Offer key) {
        var deeper = new ArrayList<>(path);
        deeper.add(key.text());
        var colon = guide.holdsMore(deeper) ? ":" : ": ";
        return new Offer(key.text() + colon, key.kind(), key.about());
    }

    private List<Offer> values(TextLines text, Outline.Spot spot, HostNames host) {
        var offers = new ArrayList<>(names(text, spot.path()));
        offers.addAll(guide.values(spot.path()));
        fromHost(spot.path(), host).stream()
                .map(name -> new Offer(name, Offer.Kind.HOST, ""))
                .forEach(offers::add);
        return offers;
    }

    private static List<String> fromHost(List<String> path, HostNames host) {
        if (path.size() != 3) {
            return List.of();
        }
        if (path.getFirst().equals("services") && path.getLast().equals("image")) {
            return host.images();
        }
        boolean isName = HOST_SECTIONS.contains(path.getFirst()) && path.getLast().equals("name");
        if (!isName) {
            return List.of();
        }
        return path.getFirst().equals("networks") ? host.networks() : host.volumes();
    }

    private static List<Offer> names(TextLines text, List<String> path) {
        var section = References.section(path);
        if (section.isEmpty()) {
            return List.of();
        }
        return Outline.names(text, section.get()).keySet().stream()
                .filter(name -> !(section.get().equals("services") && name.equals(path.get(1))))
                .map(name -> new Offer(name, Offer.Kind.NAME, ""))
                .toList();
    }
}
