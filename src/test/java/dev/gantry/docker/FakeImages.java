package dev.gantry.docker;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// Images of an engine that only lists them.
abstract class FakeImages implements Images {

    private static UnsupportedOperationException onlyListed() {
        return new UnsupportedOperationException("a fake only lists its images");
    }

    @Override
    public ImageDefaults defaults(ImageId id) {
        throw onlyListed();
    }

    @Override
    public ImageDetails details(String reference) {
        throw onlyListed();
    }

    @Override
    public TransferStream pull(ImageName name, String platform, RegistryLogin login) {
        throw onlyListed();
    }

    @Override
    public TransferStream push(ImageName name, RegistryLogin login) {
        throw onlyListed();
    }

    @Override
    public RemoteImage atRegistry(ImageName name, RegistryLogin login) {
        throw onlyListed();
    }

    @Override
    public void tag(ImageId id, ImageName name) {
        throw onlyListed();
    }

    @Override
    public ImageRemoval remove(String reference) {
        throw onlyListed();
    }

    @Override
    public ImageRemoval removeByForce(String reference) {
        throw onlyListed();
    }

    @Override
    public Download save(List<String> references) {
        throw onlyListed();
    }

    @Override
    public TransferStream load(InputStream tar) {
        throw onlyListed();
    }

    @Override
    public ImageId importRoot(
            InputStream tar, ImageName name, String message, List<String> changes) {
        throw onlyListed();
    }

    @Override
    public OptionalLong forgetBuild(String id) {
        throw onlyListed();
    }
}
