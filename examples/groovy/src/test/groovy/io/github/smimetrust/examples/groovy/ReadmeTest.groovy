package io.github.smimetrust.examples.groovy

import static org.assertj.core.api.Assertions.assertThat

import io.github.smimetrust.TrustBundle
import io.github.smimetrust.fixture.TestPki
import java.nio.file.Files
import java.nio.file.Path
import org.junit.jupiter.api.Test

/** The Groovy snippet of the README runs as it stands there. */
class ReadmeTest {
  @Test
  void bundlesAddUp() {
    def root = TestPki.root('Root')
    def issuing = root.issues('Issuing')
    Files.write(Path.of('root.cer'), root.der())
    Files.write(Path.of('issuing-chain.pem'), issuing.der())
    def readme = Files.readString(Path.of(System.getProperty('smimetrust.root'), 'README.md'))
    def snippet = (readme =~ /(?s)```groovy\n(.*?)```/)[0][1]

    new GroovyShell(getClass().classLoader).evaluate(
        "import io.github.smimetrust.TrustBundle\nimport java.nio.file.Path\n$snippet".toString())

    assertThat(TrustBundle.load(Path.of('tenant.sst')))
        .isEqualTo(TrustBundle.of(root.certificate(), issuing.certificate()))
  }
}
