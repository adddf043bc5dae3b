package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.rotation.RandomRotation.User;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every plan is replayed day by day and at every instant at which something begins or ends, with
 * lists that are put together here, by the path engine and by the JDK's builder of paths.
 */
class RotationPlanLawsTest {
  @Provide
  Arbitrary<RandomRotation> rotations() {
    return RandomRotation.any();
  }

  /** One rotation with its plan, as a tenant would live through it. */
  private static final class Replayed {
    final TenantOverTime tenant = new TenantOverTime();
    final RandomRotation rotation;
    final RotationPlan plan;
    final TrustBundle current;
    final TrustBundle both;
    final NavigableSet<Instant> instants = new TreeSet<>();
    final Map<User, Instant> firsts = new HashMap<>();
    final Map<User, Evidence> given = new HashMap<>();
    final Map<User, List<Gap>> gaps = new HashMap<>();

    Replayed(RandomRotation rotation) {
      this.rotation = rotation;
      this.plan = rotation.plan();
      this.current = TrustBundle.of(rotation.current());
      this.both = without(TrustBundle.of(rotation.wanted()).plus(current));
      for (Instant day = RandomRotation.START;
          day.isBefore(RandomRotation.HORIZON);
          day = day.plus(Duration.ofDays(1))) {
        instants.add(day);
      }
      changes();
      instants.removeIf(t -> t.isBefore(RandomRotation.START));
      instants.removeIf(t -> !t.isBefore(RandomRotation.HORIZON));
      for (User user : rotation.evidence()) {
        Evidence evidence = user.evidence();
        given.put(user, evidence);
        gaps.put(user, plan.gaps().stream().filter(g -> isOf(g.evidence(), evidence)).toList());
      }
    }

    private static boolean isOf(Evidence one, Evidence other) {
      return one.leaf().equals(other.leaf()) && one.along().equals(other.along());
    }

    Evidence evidence(User user) {
      return Objects.requireNonNull(given.get(user));
    }

    List<Gap> gaps(User user) {
      return Objects.requireNonNull(gaps.get(user));
    }

    private void changes() {
      Set<BundleEntry> all = new HashSet<>(both.plus(current).entries());
      for (User user : rotation.evidence()) {
        all.add(user.evidence().leaf());
        all.addAll(user.evidence().along());
      }
      for (BundleEntry entry : all) {
        instants.add(entry.notBefore());
        instants.add(entry.notAfter());
        instants.add(entry.notAfter().plusSeconds(1));
      }
      for (RotationStep step : plan.steps()) {
        instants.add(step.earliest());
        instants.add(step.latest());
        instants.add(step.latest().plusSeconds(1));
      }
    }

    TrustBundle without(TrustBundle list) {
      return list.minus(TrustBundle.of(rotation.distrusted()));
    }

    /** What came along may be distrusted, too. */
    Evidence without(User user) {
      List<X509Certificate> along = new ArrayList<>(user.along());
      along.removeAll(rotation.distrusted());
      return new User(user.leaf(), along).evidence();
    }

    Instant added() {
      return plan.steps().isEmpty()
          ? RandomRotation.START
          : plan.steps().get(0).latest().plusSeconds(1);
    }

    /** The first instant at which the current list trusts it, or both do after the first step. */
    private Instant firstTrusted(User user) {
      Instant known = firsts.get(user);
      if (known != null) {
        return known;
      }
      Evidence clean = without(user);
      return firsts.computeIfAbsent(
          user,
          u ->
              instants.stream()
                  .filter(
                      t ->
                          tenant.trusts(current, evidence(u), t)
                              || !t.isBefore(added()) && tenant.trusts(both, clean, t))
                  .findFirst()
                  .orElse(Instant.MAX));
    }

    boolean hasToBeTrusted(User user, Instant at) {
      return !at.isBefore(firstTrusted(user)) && !at.isAfter(user.leaf().getNotAfter().toInstant());
    }

    boolean isInAGap(User user, Instant at) {
      return gaps(user).stream().anyMatch(g -> !at.isBefore(g.from()) && at.isBefore(g.until()));
    }
  }

  private static List<Instant> done(RotationPlan plan, Function<RotationStep, Instant> when) {
    List<Instant> done = new ArrayList<>();
    Instant last = Instant.MIN;
    for (RotationStep step : plan.steps()) {
      Instant at = when.apply(step);
      last = at.isBefore(last) ? last : at;
      done.add(last);
    }
    return done;
  }

  private static Instant between(RotationStep step, Random random) {
    long open = Duration.between(step.earliest(), step.latest()).toSeconds();
    return step.earliest().plusSeconds((long) (random.nextDouble() * (open + 1)));
  }

  @Property(tries = 12)
  void whatHasToBeTrustedIsOrIsInAGapWheneverTheStepsAreDone(
      @ForAll("rotations") RandomRotation rotation, @ForAll long seed) {
    Replayed replayed = new Replayed(rotation);
    Random random = new Random(seed);
    for (List<Instant> done :
        List.of(
            done(replayed.plan, RotationStep::earliest),
            done(replayed.plan, RotationStep::latest),
            done(replayed.plan, s -> between(s, random)))) {
      for (User user : rotation.evidence()) {
        Evidence clean = replayed.without(user);
        for (Instant at : replayed.instants) {
          if (!replayed.hasToBeTrusted(user, at) || replayed.isInAGap(user, at)) {
            continue;
          }
          TrustBundle list =
              TenantOverTime.listAt(replayed.current, replayed.plan.steps(), done, at);
          Evidence asked = list == replayed.current ? replayed.evidence(user) : clean;
          assertThat(replayed.tenant.trusts(list, asked, at))
              .as("%s at %s, steps at %s%n%s", user, at, done, replayed.plan.describe())
              .isTrue();
        }
      }
    }
  }

  @Property(tries = 6)
  void theJdkAgreesThatItIsTrusted(@ForAll("rotations") RandomRotation rotation) {
    Replayed replayed = new Replayed(rotation);
    for (List<Instant> done :
        List.of(
            done(replayed.plan, RotationStep::earliest),
            done(replayed.plan, RotationStep::latest))) {
      for (User user : rotation.evidence()) {
        for (Instant at : replayed.instants) {
          if (!replayed.hasToBeTrusted(user, at) || replayed.isInAGap(user, at)) {
            continue;
          }
          TrustBundle list =
              TenantOverTime.listAt(replayed.current, replayed.plan.steps(), done, at);
          assertThat(replayed.tenant.jdkTrusts(list, replayed.evidence(user), at))
              .as("%s at %s, steps at %s%n%s", user, at, done, replayed.plan.describe())
              .isTrue();
        }
      }
    }
  }

  @Property(tries = 20)
  void aGapIsRealEvenWithBothLists(@ForAll("rotations") RandomRotation rotation) {
    Replayed replayed = new Replayed(rotation);
    for (User user : rotation.evidence()) {
      Evidence clean = replayed.without(user);
      for (Gap gap : replayed.gaps(user)) {
        assertThat(gap.from()).isBefore(gap.until());
        assertThat(replayed.hasToBeTrusted(user, gap.from())).isTrue();
        for (Instant at : replayed.instants.subSet(gap.from(), gap.until())) {
          boolean isUploadRefused = gap.reason().equals("upload-refused");
          assertThat(replayed.tenant.trusts(replayed.both, clean, at))
              .as("%s at %s in %s%n%s", user, at, gap, replayed.plan.describe())
              .isEqualTo(isUploadRefused);
          assertThat(replayed.tenant.jdkTrusts(replayed.both, clean, at))
              .isEqualTo(isUploadRefused);
        }
      }
    }
  }

  @Property(tries = 40)
  void exchangeTakesEveryListInItsWholeWindow(@ForAll("rotations") RandomRotation rotation) {
    RotationPlan plan = rotation.plan();
    Instant earliest = RandomRotation.START;
    Instant latest = RandomRotation.START;
    for (RotationStep step : plan.steps()) {
      assertThat(step.earliest()).isAfterOrEqualTo(earliest).isBefore(RandomRotation.HORIZON);
      assertThat(step.latest()).isAfterOrEqualTo(step.earliest()).isAfterOrEqualTo(latest);
      assertThat(step.latest())
          .isBeforeOrEqualTo(step.earliest().plus(RandomRotation.WINDOW))
          .isBefore(RandomRotation.HORIZON);
      assertThat(step.bundle().entries())
          .allMatch(e -> !e.notAfter().isBefore(step.latest().plus(Duration.ofDays(1))));
      assertThat(step.diff().isEmpty()).isFalse();
      earliest = step.earliest();
      latest = step.latest();
    }
    assertThat(plan.steps()).hasSizeLessThanOrEqualTo(12);
  }

  @Property(tries = 40)
  void theLastListIsTheWantedOneButForWhatThePlanNames(
      @ForAll("rotations") RandomRotation rotation) {
    RotationPlan plan = rotation.plan();
    Set<BundleEntry> last =
        new HashSet<>(
            (plan.steps().isEmpty()
                    ? TrustBundle.of(rotation.current())
                    : plan.steps().get(plan.steps().size() - 1).bundle())
                .entries());
    last.removeAll(plan.kept());
    last.addAll(plan.leftOut());

    assertThat(last).isEqualTo(new HashSet<>(TrustBundle.of(rotation.wanted()).entries()));
    assertThat(TrustBundle.of(rotation.distrusted()).entries())
        .noneMatch(d -> plan.kept().contains(d));
  }

  @Property(tries = 20)
  void orderOfInputNeverMatters(@ForAll("rotations") RandomRotation rotation, @ForAll long seed) {
    RandomRotation shuffled =
        new RandomRotation(
            shuffled(rotation.current(), seed),
            shuffled(rotation.wanted(), seed + 1),
            rotation.distrusted(),
            shuffled(rotation.evidence(), seed + 2));

    assertThat(shuffled.plan().describe()).isEqualTo(rotation.plan().describe());
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }
}
