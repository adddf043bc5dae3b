@NullMarked
package io.github.smimetrust.rotation;

import org.jspecify.annotations.NullMarked;
