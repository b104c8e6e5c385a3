package dev.lantern.routing.engine.state;

import java.util.List;

/**
 * Who must not be asked, whoever else is left.
 *
 * @param advocates in alphabetical order
 * @param supervisorsOnly whether only supervisors are asked, while one is signed in
 */
public record Bars(List<String> advocates, boolean supervisorsOnly) {

    public static final Bars NONE = new Bars(List.of(), false);

    public Bars {
        advocates = List.copyOf(advocates);
    }
}
