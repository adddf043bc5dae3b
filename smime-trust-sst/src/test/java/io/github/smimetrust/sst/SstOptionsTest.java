package io.github.smimetrust.sst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SstOptionsTest {
  private static final StoreProperty NAME =
      StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "Contoso");
  private static final StoreProperty HASH = StoreProperty.of(PropertyId.SHA1_HASH, new byte[20]);
  private static final StoreProperty PURPOSES =
      StoreProperty.of(PropertyId.ENHKEY_USAGE, Der.hex("3000"));
  private static final StoreElement ROOT = StoreElement.certificate(Der.root("R"), HASH, NAME);
  private static final StoreElement ISSUING =
      StoreElement.certificate(Der.certificate("R", "I", 2), NAME);
  private static final StoreElement CRL =
      StoreElement.of(StoreElement.Kind.CRL, Der.crl("R"), List.of(NAME));
  private static final StoreElement CTL =
      StoreElement.of(StoreElement.Kind.CTL, Der.ctl(), List.of());

  private static final SstOptions BARE = SstOptions.bareCertificates();

  @Test
  void writesBareCertificatesInTheOrderGivenByDefault() {
    assertThat(write(BARE, ISSUING, ROOT))
        .containsExactly(
            StoreElement.certificate(ISSUING.content()), StoreElement.certificate(ROOT.content()));
  }

  @Test
  void keepsFriendlyNamesAndNothingElse() {
    assertThat(write(BARE.keepingFriendlyNames(), ROOT, ISSUING))
        .containsExactly(StoreElement.certificate(ROOT.content(), NAME), ISSUING);
  }

  @Test
  void keepsAllPropertiesInTheirOrder() {
    StoreElement restricted = StoreElement.certificate(ROOT.content(), PURPOSES, HASH, NAME);

    assertThat(write(BARE.keepingAllProperties(), restricted, ISSUING))
        .containsExactly(restricted, ISSUING);
    assertThat(write(BARE.keepingAllProperties().droppingRestrictions(), restricted))
        .containsExactly(ROOT);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 104, 122, 126, 127})
  void asksWhatIsToHappenToARestriction(int id) {
    StoreProperty restriction = StoreProperty.of(new PropertyId(id), new byte[0]);
    StoreElement restricted = StoreElement.certificate(ROOT.content(), restriction, NAME);

    assertThatIllegalStateException()
        .isThrownBy(() -> write(BARE, restricted))
        .withMessageContaining("the restriction " + new PropertyId(id))
        .withMessageContaining("keepingRestrictions()")
        .withMessageContaining("droppingRestrictions()");
    assertThatIllegalStateException()
        .isThrownBy(() -> write(BARE.keepingFriendlyNames(), restricted));
    assertThat(write(BARE.keepingRestrictions(), restricted))
        .containsExactly(StoreElement.certificate(ROOT.content(), restriction));
    assertThat(write(BARE.droppingRestrictions(), restricted))
        .containsExactly(StoreElement.certificate(ROOT.content()));
  }

  @Test
  void noOtherIdIsARestriction() {
    int[] others =
        IntStream.rangeClosed(1, 0xFFFF)
            .filter(id -> id < 0x20 || id > 0x22)
            .filter(id -> !List.of(9, 104, 122, 126, 127).contains(id))
            .toArray();
    StoreElement element =
        StoreElement.of(
            StoreElement.Kind.CERTIFICATE,
            ROOT.content(),
            Arrays.stream(others)
                .mapToObj(id -> StoreProperty.of(new PropertyId(id), new byte[1]))
                .toList());

    assertThat(write(BARE, element)).containsExactly(StoreElement.certificate(ROOT.content()));
  }

  @Test
  void asksWhatIsToHappenToCrlsAndCtls() {
    for (StoreElement object : List.of(CRL, CTL)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> write(BARE, ROOT, object))
          .withMessageContaining("a " + object.kind())
          .withMessageContaining("keepingCrlsAndCtls()")
          .withMessageContaining("droppingCrlsAndCtls()");
    }
    assertThat(write(BARE.droppingCrlsAndCtls(), CRL, ISSUING, CTL))
        .containsExactly(StoreElement.certificate(ISSUING.content()));
    assertThat(write(BARE.keepingCrlsAndCtls().keepingFriendlyNames(), CRL, ISSUING, CTL))
        .containsExactly(CRL, ISSUING, CTL);
  }

  @Test
  void putsSelfIssuedCertificatesFirst() {
    StoreElement other = StoreElement.certificate(Der.root("S"));
    StoreElement broken = StoreElement.certificate(StoreBytes.bytes(1, 2, 3));

    assertThat(
            write(
                BARE.keepingAllProperties().keepingCrlsAndCtls().rootsFirst(),
                CRL,
                broken,
                ISSUING,
                other,
                CTL,
                ROOT))
        .containsExactly(other, ROOT, broken, ISSUING, CRL, CTL);
  }

  @Test
  void ordersBySha1DescendingAsCertutilDoes() {
    StoreElement[] elements =
        IntStream.range(0, 40)
            .mapToObj(i -> StoreElement.certificate(Der.root("R" + i)))
            .toArray(StoreElement[]::new);

    List<String> written =
        write(BARE.bySha1Descending(), elements).stream().map(SstOptionsTest::sha1).toList();

    assertThat(written).hasSize(40).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(write(BARE.keepingCrlsAndCtls().bySha1Descending(), CTL, ROOT, CRL))
        .extracting(StoreElement::kind)
        .containsExactly(
            StoreElement.Kind.CERTIFICATE, StoreElement.Kind.CTL, StoreElement.Kind.CRL);
    assertThat(write(BARE.bySha1Descending().inGivenOrder(), elements)).containsExactly(elements);
  }

  @Test
  void refusesTheSameObjectTwiceUnlessDroppingIsNamed() {
    StoreElement again = StoreElement.certificate(ROOT.content());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(BARE, ROOT, ISSUING, again))
        .withMessageContaining("CERTIFICATE comes twice, SHA-1 " + sha1(ROOT))
        .withMessageContaining("droppingDuplicates()");
    assertThat(write(BARE.droppingDuplicates().keepingFriendlyNames(), ROOT, ISSUING, again))
        .containsExactly(StoreElement.certificate(ROOT.content(), NAME), ISSUING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(BARE.droppingDuplicates().refusingDuplicates(), ROOT, again));
  }

  private static List<StoreElement> write(SstOptions options, StoreElement... elements) {
    return SerializedStore.of(Arrays.asList(elements), options).elements();
  }

  private static String sha1(StoreElement element) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(element.content()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
