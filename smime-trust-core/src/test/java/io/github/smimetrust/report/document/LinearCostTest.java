package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.saved.SavedReport;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bytes are counted, not time: ten times the certificates, about ten times the output and garbage.
 */
class LinearCostTest {
  private static final ReportDocument FEW = Samples.large(1_000);
  private static final ReportDocument MANY = Samples.large(10_000);

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void tenTimesTheCertificatesAreTenTimesTheCost(ReportFormat format) {
    long few = allocatedBy(() -> FEW.render(format));
    long many = allocatedBy(() -> MANY.render(format));
    long fewBytes = FEW.render(format).length;
    long manyBytes = MANY.render(format).length;
    System.out.printf(
        "%s: %,d and %,d bytes, %,d and %,d allocated%n", format, fewBytes, manyBytes, few, many);
    assertThat(manyBytes).isLessThan(fewBytes * 11);
    assertThat(many).isLessThan(few * 13);
  }

  @org.junit.jupiter.api.Test
  void readingBackIsLinear() {
    byte[] few = FEW.render(ReportFormat.JSON);
    byte[] many = MANY.render(ReportFormat.JSON);
    long forFew = allocatedBy(() -> SavedReport.decode(few, "x"));
    long forMany = allocatedBy(() -> SavedReport.decode(many, "x"));
    System.out.printf("reading: %,d and %,d allocated%n", forFew, forMany);
    assertThat(forMany).isLessThan(forFew * 13);
  }

  private static long allocatedBy(Runnable work) {
    // Once to load classes, once to measure.
    work.run();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
