package io.github.smimetrust.chain;

import io.github.smimetrust.fixture.TestPki;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PolicyNode;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the JDK's validator, which keeps the tree of RFC 5280, says about policies. */
final class JdkPolicies {
  private JdkPolicies() {}

  /** {@code refused}, or the policies for which the chain is valid. */
  static String judge(PolicyInputs inputs, List<PolicyStatement> statements) {
    TestPki root = TestPki.root("Root", draft -> draft.keyNamed("K"));
    List<X509Certificate> path = new ArrayList<>();
    TestPki issuer = root;
    String name = "Root";
    for (PolicyStatement statement : statements) {
      name = statement.isSelfIssued() ? name : "A" + path.size();
      issuer =
          issuer.issues(
              name,
              draft -> {
                draft.keyNamed("K");
                statement.putInto(draft);
              });
      path.add(0, issuer.certificate());
    }
    try {
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(TestPki.NOW));
      parameters.setInitialPolicies(inputs.initialPolicies());
      parameters.setExplicitPolicyRequired(inputs.explicitPolicy());
      parameters.setPolicyMappingInhibited(inputs.mappingInhibit());
      parameters.setAnyPolicyInhibited(inputs.anyPolicyInhibit());
      CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
      PKIXCertPathValidatorResult result =
          (PKIXCertPathValidatorResult)
              CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
      return userConstrained(result.getPolicyTree(), statements.size()).toString();
    } catch (CertPathValidatorException e) {
      return "refused";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** RFC 5280 section 6.1.5 (g): where the tree leaves anyPolicy, and anyPolicy at the target. */
  private static Set<String> userConstrained(@Nullable PolicyNode node, int length) {
    Set<String> found = new TreeSet<>();
    if (node == null) {
      return found;
    }
    if (!node.getValidPolicy().equals(PolicyInputs.ANY_POLICY) || node.getDepth() == length) {
      found.add(node.getValidPolicy());
      return found;
    }
    Iterator<? extends PolicyNode> children = node.getChildren();
    while (children.hasNext()) {
      found.addAll(userConstrained(children.next(), length));
    }
    return found;
  }
}
