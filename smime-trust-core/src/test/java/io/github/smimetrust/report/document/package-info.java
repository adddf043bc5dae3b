/** Tests of the formats of reports. */
@NullMarked
package io.github.smimetrust.report.document;

import org.jspecify.annotations.NullMarked;
