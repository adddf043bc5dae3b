package io.github.smimetrust.sst.der;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ByteSliceTest {
  @Test
  void sameBytesAreTheSameKeyWhereverTheyStand() {
    byte[] bytes = {1, 2, 3, 4, 9, 1, 2, 3, 4};
    ByteSlice first = new ByteSlice(bytes, 0, 4);
    ByteSlice second = new ByteSlice(bytes, 5, 9);

    assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    assertThat(first).isEqualByComparingTo(second);
    assertThat(first).isNotEqualTo(new ByteSlice(bytes, 0, 3));
    assertThat(first).isNotEqualTo(new ByteSlice(bytes, 1, 5));
    assertThat(first).isNotEqualTo("1234");
  }

  @Test
  void sameEndsAreNotTheSameKey() {
    byte[] one = {1, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] two = {2, 0, 0, 0, 0, 0, 0, 0, 0};

    // The hash looks at the last bytes alone; the order must still tell these apart.
    assertThat(new ByteSlice(one, 0, 9)).isNotEqualTo(new ByteSlice(two, 0, 9));
    assertThat(new ByteSlice(one, 0, 9)).isLessThan(new ByteSlice(two, 0, 9));
  }

  @Property
  void equalityHashAndOrderAgree(
      @ForAll @Size(max = 12) byte[] one, @ForAll @Size(max = 12) byte[] two) {
    ByteSlice a = new ByteSlice(one, 0, one.length);
    ByteSlice b = new ByteSlice(two, 0, two.length);

    assertThat(a.equals(b)).isEqualTo(Arrays.equals(one, two));
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    if (a.equals(b)) {
      assertThat(a).hasSameHashCodeAs(b);
    }
  }
}
