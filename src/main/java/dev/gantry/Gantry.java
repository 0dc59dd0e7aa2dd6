package dev.gantry;

/** t */
public final class Gantry {
    public static void main(String[] args) {}
}
