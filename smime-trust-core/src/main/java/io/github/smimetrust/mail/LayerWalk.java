package io.github.smimetrust.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Names what is in a message, layer by layer, and gathers what is signed there. Encrypted layers
 * are named and not opened. Not thread-safe.
 */
final class LayerWalk {
  /** As many as anyone can read. */
  private static final int MOST_NAMES = 32;

  private final PartBudget budget;
  private final List<String> names = new ArrayList<>();
  private final List<Inner> signed = new ArrayList<>();
  private boolean signsEncryption;

  LayerWalk(PartBudget budget) {
    this.budget = budget;
  }

  /**
   * A signed layer within the message.
   *
   * @param layer the layer
   * @param direct whether nothing but signatures is around it: it is all that the outer one signed
   */
  record Inner(SmimeLayer layer, boolean direct) {}

  /** Names a layer and goes on with what it signed. */
  void outer(SmimeLayer layer) {
    name(layer);
    content(layer, true, 1);
  }

  /** Goes through an entity that is no layer itself. */
  void plain(MimeEntity entity) {
    parts(entity, 1);
  }

  private void content(SmimeLayer layer, boolean direct, int depth) {
    CmsMessage message = layer.message();
    if (!(layer.content() instanceof ContentInMemory content)
        || message == null
        || !message.isSignedData()
        || !message.contentType().equals(CmsMessage.DATA)) {
      return;
    }
    PartBudget.checkDepth(depth);
    budget.pay();
    inside(MimeEntity.read(content.bytes(), content.from(), content.to()), direct, depth);
  }

  private void inside(MimeEntity entity, boolean direct, int depth) {
    SmimeLayer layer = SmimeLayer.open(entity, budget);
    if (layer == null) {
      parts(entity, depth);
      return;
    }
    name(layer);
    signsEncryption |= direct && layer.isEncrypted();
    if (layer.claimsSignature()) {
      if (signed.size() == MailLimits.SIGNERS) {
        throw new MailLimitReached("signed-layers", MailLimits.SIGNERS);
      }
      signed.add(new Inner(layer, direct));
    }
    content(layer, direct, depth + 1);
  }

  private void parts(MimeEntity entity, int depth) {
    PartBudget.checkDepth(depth);
    if (entity.type().isMultipart()) {
      List<MimeEntity> parts = entity.parts(budget);
      if (parts != null) {
        parts.forEach(p -> inside(p, false, depth + 1));
      }
    } else if (entity.type().is("message", "rfc822") || entity.type().is("message", "global")) {
      budget.pay();
      inside(MimeEntity.read(entity.bytes(), entity.bodyFrom(), entity.to()), false, depth + 1);
    }
  }

  private void name(SmimeLayer layer) {
    if (names.size() < MOST_NAMES) {
      names.add(layer.isEncrypted() ? layer.name() + " (encrypted, not opened)" : layer.name());
    }
  }

  /** Is all that the outer signature is on encrypted? */
  boolean signsEncryption() {
    return signsEncryption;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  List<Inner> signed() {
    return List.copyOf(signed);
  }
}
