package io.github.smimetrust.examples.kotlin

import io.github.smimetrust.TrustBundle
import io.github.smimetrust.fixture.TestPki
import java.nio.file.Path
import kotlin.io.path.readText
import kotlin.io.path.writeBytes
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The Kotlin snippet of the README stands here word for word, and runs. */
class ReadmeTest {
    private val root = TestPki.root("Root")
    private val issuing = root.issues("Issuing")

    @Test
    fun bundlesAddUp() {
        Path.of("root.cer").writeBytes(root.der())
        Path.of("issuing-chain.pem").writeBytes(issuing.der())

        // README
        val bundle = TrustBundle.load(Path.of("root.cer")) + TrustBundle.load(Path.of("issuing-chain.pem"))
        bundle.writeSst(Path.of("tenant.sst"))
        // end

        assertThat(TrustBundle.load(Path.of("tenant.sst")))
            .isEqualTo(TrustBundle.of(root.certificate(), issuing.certificate()))
    }

    @Test
    fun snippetIsTheOneOfTheReadme() {
        val here = Path.of(System.getProperty("basedir"), "src/test/kotlin", javaClass.name.replace('.', '/') + ".kt")
        val readme = Path.of(System.getProperty("smimetrust.root"), "README.md").readText()

        assertThat(readme.substringAfter("```kotlin\n").substringBefore("```"))
            .isEqualTo(here.readText().substringAfter("// README\n").substringBefore("        // end").trimIndent() + "\n")
    }
}
