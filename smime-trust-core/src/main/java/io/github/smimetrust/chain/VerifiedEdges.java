package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.ByteSlice;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signatures that were checked: each pair of certificate and issuer key once for a question, and
 * those among the validator's own certificates once for all. What a mail brings along is not
 * remembered, so that no mail fills the memory.
 */
final class VerifiedEdges {
  /** An edge: the certificate as an object, the issuer's key by its bytes. */
  private record Edge(ParsedCertificate certificate, ByteSlice issuerKey) {}

  /** Remembers edges for a validator; thread-safe. */
  static final class Memory {
    private final int most;
    private final Map<Edge, SignatureCheck.Answer> known = new ConcurrentHashMap<>();

    Memory(int most) {
      this.most = most;
    }

    int size() {
      return known.size();
    }
  }

  private final SignatureCheck check;
  private final CandidateGraph own;
  private final Memory memory;
  private final Spending spending;
  private final Map<Edge, SignatureCheck.Answer> asked;

  /** For one question and one thread; {@code own} tells which certificates are remembered. */
  VerifiedEdges(SignatureCheck check, CandidateGraph own, Memory memory, Spending spending) {
    this(check, own, memory, spending, new HashMap<>());
  }

  private VerifiedEdges(
      SignatureCheck check,
      CandidateGraph own,
      Memory memory,
      Spending spending,
      Map<Edge, SignatureCheck.Answer> asked) {
    this.check = check;
    this.own = own;
    this.memory = memory;
    this.spending = spending;
    this.asked = asked;
  }

  /** The same question with another purse: what was asked is known, and costs nothing more. */
  VerifiedEdges payingFrom(Spending other) {
    return new VerifiedEdges(check, own, memory, other, asked);
  }

  /**
   * Did the issuer's key sign the certificate?
   *
   * @throws LimitReached if this question asked too many
   */
  SignatureCheck.Answer verify(ParsedCertificate certificate, ParsedCertificate issuer) {
    Edge edge = new Edge(certificate, issuer.key().info());
    SignatureCheck.Answer known = asked.get(edge);
    if (known == null) {
      spending.signature();
      known = memory.known.get(edge);
      if (known == null) {
        known = check.check(certificate, issuer);
        if (own.owns(certificate) && own.owns(issuer) && memory.known.size() < memory.most) {
          memory.known.put(edge, known);
        }
      }
      asked.put(edge, known);
    }
    return known;
  }
}
