/** A channel of one class, on which the contract is tried. */
@NullMarked
package dev.lantern.ingest.example;

import org.jspecify.annotations.NullMarked;
