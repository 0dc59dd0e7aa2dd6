package dev.gantry.compose.load;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// How many of the small answers of the reference are ours too.
public final class VectorsReport {

    private VectorsReport() {}

    public static void main(String[] args) {
        var whole = LoaderVectorsTest.class.getName();
        var parts = "dev.gantry.compose.VectorsTest";
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                selectMethod(parts + "#interpolation"),
                                selectMethod(parts + "#dotenv"),
                                selectMethod(whole + "#attributes"),
                                selectMethod(whole + "#documents"))
                        .build();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        var summary = listener.getSummary();
        summary.getFailures()
                .forEach(each -> System.out.println("VECTOR " + each.getTestIdentifier()));
        System.out.printf(
                "vectors %d of %d%n",
                summary.getTestsSucceededCount(), summary.getTestsFoundCount());
    }
}
