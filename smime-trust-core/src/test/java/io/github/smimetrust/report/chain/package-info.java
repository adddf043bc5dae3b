/** Tests of the reports of the path engine. */
@NullMarked
package io.github.smimetrust.report.chain;

import org.jspecify.annotations.NullMarked;
