package io.github.smimetrust.exchange;

/**
 * How Outlook on the web sends encrypted mail with Bcc recipients, whose certificates the message
 * would otherwise show to all: the values of OWABCCEncryptedEmailForking.
 *
 * <pre>{@code
 * SmimeConfig config =
 *     SmimeConfig.defaults().with(SmimeSetting.BCC_FORKING, BccForking.ONE_FOR_ALL_BCC);
 * }</pre>
 *
 * @since 0.1.0
 */
public enum BccForking {
  /** 0: one message for each Bcc recipient. */
  ONE_FOR_EACH_BCC(0),
  /** 1: one message for all Bcc recipients. */
  ONE_FOR_ALL_BCC(1),
  /** 2: one message for everybody. */
  NONE(2);

  private final long number;

  BccForking(long number) {
    this.number = number;
  }

  /**
   * The number that Exchange knows it by.
   *
   * @return 0, 1 or 2
   */
  public long number() {
    return number;
  }
}
