package io.github.smimetrust.rotation;

import java.util.List;

/**
 * What was asked to prove a {@link RotationPlan}, and what was not.
 *
 * <pre>{@code
 * System.out.println(plan.proof().questions() + " questions; not checked: " + plan.proof().notChecked());
 * }</pre>
 *
 * <p>The path engine was asked for every list that may be in effect, from the first instant at
 * which it may be uploaded to the last at which the next one may, about every piece of evidence
 * that has to be trusted then. A chain that was found counts until the first end of a certificate
 * in it; where none was found, none counts until a certificate begins to be valid. So it covers
 * every second of the plan, and every way to do the steps in their windows.
 *
 * @param evidence how many different pieces of evidence were asked about
 * @param lists how many lists may be in effect, the current one included
 * @param stretches how many times of evidence with one list were looked at, each with one answer
 * @param questions how many questions were put to the path engine, those of planning included
 * @param mostQuestions how many it might have been
 * @param notChecked what trust depends on and was not looked at; ids, see {@link #notChecked()}
 * @since 0.1.0
 */
public record RotationProof(
    int evidence,
    int lists,
    int stretches,
    int questions,
    int mostQuestions,
    List<String> notChecked) {
  /** Copies the list. */
  public RotationProof {
    notChecked = List.copyOf(notChecked);
  }

  /**
   * What trust depends on and was not looked at: {@code "revocation"}, whether an issuer took a
   * certificate back; {@code "address"}, whether a sender's address is that of the certificate;
   * {@code "propagation"}, how long Exchange goes on with the list before an upload; {@code
   * "client-caches"}, what mail clients remember; {@code "other-lists"}, what a client or server
   * trusts besides this list; and, where a list holds some, {@code "store-restrictions"} of a root
   * programme, which Windows holds to and the path engine does not. More may come.
   *
   * @return ids; unmodifiable
   */
  @Override
  public List<String> notChecked() {
    return notChecked;
  }
}
