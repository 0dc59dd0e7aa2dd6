package dev.gantry.arch;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;

/// The house of `docs/architecture.md`, as rules.
@AnalyzeClasses(packages = "dev.gantry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheUiKnowsJavaFx =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.gantry.ui..", "dev.gantry.boot..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "dev.gantry.ui..");

    @ArchTest
    static final ArchRule dockerJavaStaysBehindOneWall =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.gantry.docker.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule onlyTheWiringKnowsTheAdapters =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.gantry", "dev.gantry.boot..", "dev.gantry.docker.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.gantry.docker.engine..");

    @ArchTest
    static final ArchRule arrowsPointDown =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.gantry.docker..", "dev.gantry.registry..", "dev.gantry.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.gantry.app..",
                            "dev.gantry.cli..",
                            "dev.gantry.ui..",
                            "dev.gantry.boot..");

    @ArchTest
    static final ArchRule theEngineKnowsNoOtherRoom =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.gantry.docker..", "dev.gantry.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.gantry.registry..");

    @ArchTest
    static final ArchRule composeIsPure =
            noClasses()
                    .that()
                    .resideInAPackage("dev.gantry.compose..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.gantry.app..",
                            "dev.gantry.cli..",
                            "dev.gantry.ui..",
                            "dev.gantry.boot..",
                            "dev.gantry.store..",
                            "dev.gantry.registry..",
                            "dev.gantry.docker.engine..",
                            "java.net.http..");

    @ArchTest
    static final ArchRule theTwoDoorsDoNotKnowEachOther =
            noClasses()
                    .that()
                    .resideInAPackage("dev.gantry.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.gantry.ui..", "dev.gantry.boot..");

    @ArchTest
    static final ArchRule viewModelsHoldNoNodes =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..");

    @ArchTest
    static final ArchRule oneDoorToTheFxThread =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.gantry.ui.kit.FxThread")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.gantry.boot.Rehearsal")
                    .should()
                    .callMethod(Platform.class, "runLater", Runnable.class);

    @ArchTest
    static final ArchRule screensStartNoThreads =
            noClasses()
                    .that()
                    .resideInAPackage("dev.gantry.ui..")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.gantry.ui.kit.Background")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ExecutorService.class, Executors.class)
                    .orShould()
                    .callMethodWhere(target(owner(assignableTo(Thread.Builder.class))));

    @ArchTest
    static final ArchRule stylesLiveInTheStylesheet =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(name("setStyle")).and(target(owner(assignableTo(Node.class)))));

    @ArchTest
    static final ArchRule screensDoNotTangle =
            slices().matching("dev.gantry.ui.(*)..").should().beFreeOfCycles();
}
