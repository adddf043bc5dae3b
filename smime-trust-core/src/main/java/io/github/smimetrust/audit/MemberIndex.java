package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableListMultimap;
import io.github.smimetrust.name.NameAndKey;
import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a list by what links them, so that no check compares each with each. Groups can be
 * as long as the list: whoever walks one for each of its members is quadratic. Immutable.
 */
final class MemberIndex {
  private final ImmutableListMultimap<String, Member> bySubject;
  private final ImmutableListMultimap<String, Member> byIssuer;
  private final ImmutableListMultimap<NameAndKey, Member> byNameAndKey;
  private final ImmutableListMultimap<ByteSlice, Member> bySignedPart;
  private final ImmutableListMultimap<NameAndIdentifier, Member> byNameAndIdentifier;
  private final Map<NameAndKey, Integer> longestPaths = new HashMap<>();

  /** A name with a key identifier: what a certificate says of its issuer. */
  private record NameAndIdentifier(String name, String identifier)
      implements Comparable<NameAndIdentifier> {
    @Override
    public int compareTo(NameAndIdentifier other) {
      int names = name.compareTo(other.name);
      return names != 0 ? names : identifier.compareTo(other.identifier);
    }
  }

  private MemberIndex(Collection<Member> members) {
    ImmutableListMultimap.Builder<String, Member> subjects = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<String, Member> issuers = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<NameAndKey, Member> authorities = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<ByteSlice, Member> signed = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<NameAndIdentifier, Member> identifiers =
        ImmutableListMultimap.builder();
    for (Member member : members) {
      CertificateProfile profile = member.profile();
      subjects.put(profile.subject(), member);
      issuers.put(profile.issuer(), member);
      authorities.put(profile.nameAndKey(), member);
      longestPaths.merge(profile.nameAndKey(), PathLengthCheck.limit(member), Math::max);
      signed.put(profile.signedDer(), member);
      profile
          .subjectKeyIdentifier()
          .ifPresent(id -> identifiers.put(new NameAndIdentifier(profile.subject(), id), member));
    }
    this.bySubject = subjects.build();
    this.byIssuer = issuers.build();
    this.byNameAndKey = authorities.build();
    this.bySignedPart = signed.build();
    this.byNameAndIdentifier = identifiers.build();
  }

  static MemberIndex of(Collection<Member> members) {
    return new MemberIndex(members);
  }

  /** Members with a subject, as {@link CertificateProfile#subject()} has it. */
  List<Member> named(String subject) {
    return bySubject.get(subject);
  }

  /** Members that name an issuer, as {@link CertificateProfile#issuer()} has it. */
  List<Member> issuedBy(String issuer) {
    return byIssuer.get(issuer);
  }

  /** Members of one authority. */
  List<Member> of(NameAndKey authority) {
    return byNameAndKey.get(authority);
  }

  /** The most authorities that a certificate of one authority allows below it. */
  int longestPath(NameAndKey authority) {
    return longestPaths.getOrDefault(authority, 0);
  }

  /** Members with a subject and a subject key identifier. */
  List<Member> identified(String subject, String keyIdentifier) {
    return byNameAndIdentifier.get(new NameAndIdentifier(subject, keyIdentifier));
  }

  /** All groups with one name. */
  Collection<? extends Collection<Member>> names() {
    return bySubject.asMap().values();
  }

  /** All groups with one name and key. */
  Collection<? extends Collection<Member>> authorities() {
    return byNameAndKey.asMap().values();
  }

  /** All groups that differ in nothing that is signed. */
  Collection<? extends Collection<Member>> signedParts() {
    return bySignedPart.asMap().values();
  }

  /** The groups with one issuer by its name. */
  Map<String, Collection<Member>> issuers() {
    return byIssuer.asMap();
  }
}
