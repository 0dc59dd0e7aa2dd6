package dev.gantry.compose.plan;

import dev.gantry.docker.ImageDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which images are to be pulled and built.
final class ImagePlanner {

    private static final Pattern EVERY = Pattern.compile("every_([0-9]+)([smhdw])");

    private static final List<String> NOT_TOLD =
            List.of(
                    "cache_from",
                    "cache_to",
                    "entitlements",
                    "extra_hosts",
                    "isolation",
                    "privileged",
                    "provenance",
                    "sbom",
                    "shm_size",
                    "ulimits");

    private final Project project;
    private final Observed observed;
    private final Wishes wishes;

    /// Services whose image may be another one when the containers' turn comes.
    private final Set<String> moving = new HashSet<>();

    ImagePlanner(Project project, Observed observed, Wishes wishes) {
        this.project = project;
        this.observed = observed;
        this.wishes = wishes;
    }

    void plan(List<Step> steps, Collection<Concern> concerns) {
        Map<String, List<Service>> pulls = new LinkedHashMap<>();
        var builds = new ArrayList<Step>();
        for (var service : project.services().values()) {
            if (service.scale() == 0) {
                continue;
            }
            boolean there = image(service) != null;
            if (service.isBuilt() && mustBuild(service, there)) {
                builds.add(new Step.BuildImage(service.name(), service.image(), reasons(there)));
                moving.add(service.name());
                ignored(service, concerns);
            } else if (isBuiltElsewhere(service) && (wishes.build() || !there)) {
                moving.add(service.name());
            } else if (!service.isOnlyBuilt() && mustPull(service, there)) {
                pulls.computeIfAbsent(
                                service.image() + " " + service.platform(), _ -> new ArrayList<>())
                        .add(service);
                moving.add(service.name());
            } else if (!there) {
                concerns.add(new Concern.ImageAway(service.name(), service.image()));
            }
        }
        pulls.values().forEach(services -> steps.add(pull(services)));
        steps.addAll(builds);
    }

    /// Another service builds the image that this one uses, too.
    private boolean isBuiltElsewhere(Service service) {
        return !service.isBuilt()
                && project.services().values().stream()
                        .anyMatch(it -> it.isBuilt() && it.image().equals(service.image()));
    }

    private static void ignored(Service service, Collection<Concern> concerns) {
        var keys =
                NOT_TOLD.stream()
                        .filter(key -> !service.json().path("build").path(key).isMissingNode())
                        .toList();
        if (!keys.isEmpty()) {
            concerns.add(new Concern.BuildIgnores(service.name(), String.join(", ", keys)));
        }
    }

    private Step pull(List<Service> services) {
        var first = services.getFirst();
        return new Step.PullImage(
                first.image(),
                first.platform(),
                services.stream().map(Service::name).toList(),
                reasons(image(first) != null));
    }

    private static List<Reason> reasons(boolean there) {
        return List.of(there ? new Reason.Asked() : new Reason.Absent());
    }

    /// Whether a service's image may be another one when the containers' turn comes.
    boolean moves(Service service) {
        return moving.contains(service.name());
    }

    /// The image that the engine has for it. One for another platform counts as none.
    @Nullable ImageDetails image(Service service) {
        var found = observed.images().get(service.image());
        if (found == null || service.platform().isEmpty()) {
            return found;
        }
        return samePlatform(found.platform(), service.platform()) ? found : null;
    }

    /// `linux/arm64` is also `linux/arm64/v8`.
    private static boolean samePlatform(String has, String wanted) {
        return has.equals(wanted) || has.startsWith(wanted + "/") || wanted.startsWith(has + "/");
    }

    private boolean mustBuild(Service service, boolean there) {
        if (wishes.build() || service.pullPolicy().equals("build")) {
            return !wishes.pull().equals("never");
        }
        boolean pulled =
                !service.isOnlyBuilt()
                        && (service.pullPolicy().equals("always")
                                || wishes.pull().equals("always"));
        return !there && !pulled;
    }

    private boolean mustPull(Service service, boolean there) {
        var policy = wishes.pull().isEmpty() ? service.pullPolicy() : wishes.pull();
        return switch (policy) {
            case "always" -> !service.pullPolicy().equals("never");
            case "never", "build" -> false;
            case "daily" -> isOlder(service, Duration.ofDays(1));
            case "weekly" -> isOlder(service, Duration.ofDays(7));
            default -> !there || isOlder(service, every(policy));
        };
    }

    private static @Nullable Duration every(String policy) {
        var match = EVERY.matcher(policy);
        if (!match.matches()) {
            return null;
        }
        long count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private boolean isOlder(Service service, @Nullable Duration age) {
        var image = image(service);
        return image == null
                || (age != null && image.lastTagged().plus(age).isBefore(Instant.now()));
    }
}
