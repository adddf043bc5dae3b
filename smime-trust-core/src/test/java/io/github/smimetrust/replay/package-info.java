@NullMarked
package io.github.smimetrust.replay;

import org.jspecify.annotations.NullMarked;
