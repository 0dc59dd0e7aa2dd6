package dev.gantry.ui.file;

import dev.gantry.app.file.Clash;
import dev.gantry.app.file.FileEntry;
import dev.gantry.app.file.FilePath;
import dev.gantry.app.words.Explanation;
import dev.gantry.app.words.Sizes;
import dev.gantry.app.words.Words;
import dev.gantry.docker.FileType;
import dev.gantry.ui.kit.Hints;
import dev.gantry.ui.kit.Icons;
import dev.gantry.ui.kit.MessageBar;
import dev.gantry.ui.kit.Placeholder;
import dev.gantry.ui.kit.Screen;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/// The tree of a container's files or a volume's; a file that is text is read in its place.
public final class FilesView extends BorderPane implements Screen {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final FilesViewModel model;
    private final TreeTableView<FileRow> tree = new TreeTableView<>();
    private final TextField path = new TextField();
    private final Button download = button("download", "files.download", this::chooseDownload);
    private final VBox top = new VBox();
    private final FileMenu menu;
    private final Runnable leave;
    private boolean opened;

    public FilesView(FilesViewModel model) {
        this(model, () -> "", () -> {});
    }

    /// @param users names of what runs and uses the files; empty when nothing does
    /// @param leave away from the JavaFX thread, when it is closed
    public FilesView(FilesViewModel model, Supplier<String> users, Runnable leave) {
        this.leave = leave;
        this.model = model;
        this.menu = new FileMenu(model, this::selected, this::folder, this::refresh, users, this);
        getStyleClass().add("files");
        top.getChildren().add(bar());
        setTop(top);
        buildTree();
        setCenter(tree);
        model.folderProperty().addListener(_ -> showFolder(Set.of()));
        top.getChildren().add(new ReadingBar(model));
        model.troubleProperty().addListener((_, _, said) -> showTrouble(said));
    }

    private Node bar() {
        path.setId("files-path");
        path.setText("/");
        path.setAccessibleText(Words.of("files.path"));
        path.setOnAction(_ -> go());
        HBox.setHgrow(path, Priority.ALWAYS);
        var up = button("arrow-up", "files.up", model::up);
        up.disableProperty().bind(model.folderProperty().isEqualTo("/"));
        up.setId("files-up");
        download.setId("files-download");
        download.setDisable(true);
        var make = button("folder-plus", "files.make", menu::askMake);
        make.setId("files-make-folder");
        var refresh = button("refresh-cw", "files.refresh", this::refresh);
        refresh.setId("files-refresh");
        var bar = new HBox(up, path, make, uploads(), download, refresh);
        bar.getStyleClass().add("files-bar");
        return bar;
    }

    private MenuButton uploads() {
        var files = new MenuItem(Words.of("files.uploadFiles"));
        files.setId("files-upload-files");
        files.setOnAction(_ -> chooseUpload());
        var folder = new MenuItem(Words.of("files.uploadFolder"));
        folder.setId("files-upload-folder");
        folder.setOnAction(_ -> chooseFolder());
        var uploads = new MenuButton("", Icons.of("upload"), files, folder);
        uploads.setId("files-upload");
        uploads.getStyleClass().addAll("button-icon", "flat");
        uploads.setAccessibleText(Words.of("files.upload"));
        Hints.on(uploads, () -> Words.of("files.upload"));
        return uploads;
    }

    private void go() {
        var wanted = FilePath.normal(path.getText());
        if (wanted.equals(model.folderProperty().get())) {
            refresh();
        } else {
            model.open(wanted);
        }
    }

    private static Button button(String icon, String key, Runnable act) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Words.of(key));
        Hints.on(button, () -> Words.of(key));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void buildTree() {
        tree.setId("files-tree");
        tree.getStyleClass().add("dense");
        tree.setAccessibleText(Words.of("files.tree"));
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = new TreeTableColumn<FileRow, FileRow>(Words.of("files.name"));
        name.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue().getValue()));
        name.setCellFactory(_ -> new NameCell());
        name.setPrefWidth(360);
        name.setMinWidth(180);
        name.setSortable(false);
        tree.getColumns().add(name);
        tree.getColumns().add(column("files.size", 80, 0, FilesView::size));
        tree.getColumns()
                .add(column("files.modified", 140, 400, entry -> TIME.format(entry.modified())));
        tree.getColumns().add(column("files.mode", 100, 520, FileEntry::mode));
        tree.getColumns().add(column("files.owner", 80, 600, FileEntry::owner));
        tree.getSelectionModel()
                .selectedItemProperty()
                .addListener(_ -> download.setDisable(selected().isEmpty()));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        tree.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        tree.setContextMenu(menu);
        tree.setOnDragOver(this::over);
        tree.setOnDragDropped(this::dropped);
    }

    /// @param from the width of the tree that has room for it
    private TreeTableColumn<FileRow, String> column(
            String key, double width, double from, Function<FileEntry, String> text) {
        var column = new TreeTableColumn<FileRow, String>(Words.of(key));
        column.setCellValueFactory(cell ->
                new SimpleStringProperty(
                        cell.getValue().getValue() instanceof FileRow.Entry row && !row.isDeleted()
                                ? text.apply(row.entry())
                                : ""));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width * 2);
        tree.widthProperty()
                .addListener((_, _, now) -> column.setVisible(now.doubleValue() >= from));
        column.setSortable(false);
        return column;
    }

    private static String size(FileEntry entry) {
        return entry.type() == FileType.FILE ? Sizes.of(entry.bytes()) : "";
    }

    private void showFolder(Set<String> reopened) {
        var folder = model.folderProperty().get();
        path.setText(folder);
        var root =
                new FolderItem(
                        new FileRow.Note(folder, false),
                        folder,
                        model,
                        new HashSet<>(reopened),
                        this::showFailure);
        tree.setShowRoot(false);
        tree.setRoot(root);
        root.setExpanded(true);
        setCenter(tree);
    }

    private void showFailure(Explanation why) {
        var again = new Button(Words.of("files.again"));
        again.setId("files-again");
        again.setOnAction(_ -> refresh());
        setCenter(
                new Placeholder(
                        "alert-triangle",
                        why.title(),
                        (why.advice() + "\n" + why.details()).strip(),
                        actions(again, root())));
    }

    private static HBox actions(Button... buttons) {
        var actions = new HBox(buttons);
        actions.getStyleClass().add("files-actions");
        return actions;
    }

    private Button root() {
        var root = new Button(Words.of("files.openRoot"));
        root.setId("files-root");
        root.setOnAction(_ -> model.open("/"));
        root.setDisable(model.folderProperty().get().equals("/"));
        return root;
    }

    private void refresh() {
        var open = new HashSet<String>();
        if (tree.getRoot() != null) {
            collectOpen(tree.getRoot(), open);
        }
        model.forget();
        showFolder(open);
    }

    private static void collectOpen(TreeItem<FileRow> item, Set<String> into) {
        for (var child : item.getChildren()) {
            if (child instanceof FolderItem folder && folder.isExpanded()) {
                into.add(folder.path());
                collectOpen(folder, into);
            }
        }
    }

    private void showTrouble(Optional<Explanation> said) {
        top.getChildren().removeIf(MessageBar.class::isInstance);
        said.ifPresent(why -> top.getChildren().add(new MessageBar("danger", why)));
    }

    private Optional<FileEntry> selected() {
        var item = tree.getSelectionModel().getSelectedItem();
        return item != null && item.getValue() instanceof FileRow.Entry row && !row.isDeleted()
                ? Optional.of(row.entry())
                : Optional.empty();
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            openSelected();
            key.consume();
        } else if (SAVE.match(key)) {
            chooseDownload();
            key.consume();
        }
    }

    private void click(MouseEvent click) {
        if (click.getClickCount() == 2) {
            selected().filter(entry -> !entry.isFolder()).ifPresent(this::read);
        }
    }

    /// Opens or closes a folder, and reads a file.
    public void openSelected() {
        var item = tree.getSelectionModel().getSelectedItem();
        if (item instanceof FolderItem folder) {
            folder.setExpanded(!folder.isExpanded());
        } else {
            selected().ifPresent(this::read);
        }
    }

    private void read(FileEntry entry) {
        if (entry.type() == FileType.FILE || entry.type() == FileType.LINK) {
            model.text(
                    entry,
                    text -> setCenter(new FilePane(model, entry, text, this::back, this::refresh)));
        }
    }

    private void back() {
        setCenter(tree);
        tree.requestFocus();
    }

    private void chooseDownload() {
        if (selected().isEmpty()) {
            return;
        }
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("files.downloadTo"));
        var folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            downloadTo(folder.toPath());
        }
    }

    /// Brings what is selected to a folder of this workstation.
    public void downloadTo(Path folder) {
        selected().ifPresent(entry -> model.download(entry, folder, this::ask));
    }

    private void chooseUpload() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("files.upload"));
        var files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            upload(files.stream().map(File::toPath).toList());
        }
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("files.uploadFolder"));
        var folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            upload(List.of(folder.toPath()));
        }
    }

    /// Into the folder that is selected, or that of the file that is.
    public void upload(List<Path> paths) {
        upload(paths, folder());
    }

    /// The one that is selected, or that of the file that is.
    private String folder() {
        return selected()
                .map(entry -> entry.isFolder() ? entry.path() : FilePath.parent(entry.path()))
                .orElse(model.folderProperty().get());
    }

    private void upload(List<Path> paths, String into) {
        model.upload(paths, into, this::ask, this::refresh);
    }

    private void over(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drag) {
        var files = drag.getDragboard().getFiles();
        if (!files.isEmpty()) {
            var paths = files.stream().map(File::toPath).toList();
            folderAt(drag).ifPresentOrElse(into -> upload(paths, into), () -> upload(paths));
        }
        drag.setDropCompleted(!files.isEmpty());
        drag.consume();
    }

    private static Optional<String> folderAt(DragEvent drag) {
        for (Node node = drag.getPickResult().getIntersectedNode();
                node != null;
                node = node.getParent()) {
            if (node instanceof javafx.scene.control.TreeTableRow<?> row
                    && row.getItem() instanceof FileRow.Entry at) {
                var path = at.entry().path();
                return Optional.of(at.opens() ? path : FilePath.parent(path));
            }
        }
        return Optional.empty();
    }

    private void ask(List<String> names, Consumer<Clash> then) {
        ClashDialog.ask(getScene().getWindow(), names, then);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node focusTarget() {
        return tree;
    }

    @Override
    public void shown() {
        if (!opened) {
            opened = true;
            showFolder(Set.of());
        }
    }

    @Override
    public void close() {
        model.leave(leave);
    }
}
