package io.github.smimetrust.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** What main code does not do. */
final class Conduct {
  private static final String FETCHING = "io.github.smimetrust.revocation..";
  private static final String TRANSPORT = "io.github.smimetrust.exchange.transport..";

  /** The one place that knows the system's clock: the default of a tenant's builder. */
  private static final String DEFAULT_CLOCK = "io.github.smimetrust.exchange.TenantAccess";

  /** And that of the validators, from which the trust models take it. */
  private static final String CHAIN_CLOCK = "io.github.smimetrust.chain.ChainValidatorBuilder";

  private Conduct() {}

  static List<Rule> rules() {
    return List.of(
        noForeignTypesInSignatures(),
        nothingGlobal(),
        noWallClock(),
        noSystemClock(),
        noDefaultZone(),
        noDefaultCharset(),
        noDefaultLocale(),
        noRandomness(),
        noConnection(),
        noNetworkTypes(),
        noProcesses(),
        noOldDomainNames(),
        noCodeFromData(),
        noThreads(),
        noConsole());
  }

  private static Rule noForeignTypesInSignatures() {
    String node = "package org.bouncycastle.asn1; public class Node extends Exception {}";
    String list = "package com.google.common.collect; public interface Items<T> {}";
    return Rule.of(
            noClasses()
                .that(DescribedPredicate.describe("code outside can name", Signatures::visible))
                .should(Signatures.with("org.bouncycastle", "com.google.common"))
                .as("no type of Bouncy Castle or Guava in a public or protected signature"))
        .brokenByClass(api("public org.bouncycastle.asn1.Node get() { return null; }") + node)
        .brokenByClass(api("protected org.bouncycastle.asn1.Node[] all;") + node)
        .brokenByClass(api("public NAME(org.bouncycastle.asn1.Node n) {}") + node)
        .brokenByClass(api("public void go() throws org.bouncycastle.asn1.Node {}") + node)
        .brokenByClass(
            api(
                    "public java.util.List<? extends org.bouncycastle.asn1.Node> all() { return null; }")
                + node)
        .brokenByClass(
            api("public <T extends com.google.common.collect.Items<String>> void f(T t) {}") + list)
        .brokenByClass(
            "package io.github.smimetrust; public class NAME extends org.bouncycastle.asn1.Node {}"
                + node)
        .brokenByClass(
            "package io.github.smimetrust;"
                + " public class NAME implements com.google.common.collect.Items<String> {}"
                + list)
        .brokenByClass(
            "package io.github.smimetrust; public class NAME extends Base {}"
                + "package io.github.smimetrust; class Base {"
                + " public org.bouncycastle.asn1.Node inherited; }"
                + node)
        .brokenByClass(api("public interface Inner { org.bouncycastle.asn1.Node get(); }") + node)
        .keptByClass(
            api(
                    "private org.bouncycastle.asn1.Node n; org.bouncycastle.asn1.Node n() { return n; }")
                + node)
        .keptByClass(
            "package io.github.smimetrust; class NAME { public org.bouncycastle.asn1.Node n; }"
                + node);
  }

  private static String api(String member) {
    return "package io.github.smimetrust; public class NAME { " + member + " }";
  }

  private static Rule nothingGlobal() {
    return never(
            "change nothing global",
            "java.security.Security.addProvider(*)",
            "java.security.Security.insertProviderAt(*)",
            "java.security.Security.removeProvider(*)",
            "java.security.Security.setProperty(*)",
            "java.lang.System.setProperty(*)",
            "java.lang.System.setProperties(*)",
            "java.lang.System.clearProperty(*)",
            "java.lang.System.exit(*)",
            "java.lang.Runtime.exit(*)",
            "java.lang.Runtime.halt(*)",
            "java.lang.Runtime.addShutdownHook(*)",
            "java.util.Locale.setDefault(*)",
            "java.util.TimeZone.setDefault(*)",
            "java.lang.System.setOut(*)",
            "java.lang.System.setErr(*)",
            "java.lang.System.setIn(*)",
            "java.net.URL.setURLStreamHandlerFactory(*)",
            "java.net.Authenticator.setDefault(*)",
            "java.net.CookieHandler.setDefault(*)",
            "java.net.ProxySelector.setDefault(*)",
            "java.lang.Thread.setDefaultUncaughtExceptionHandler(*)")
        .brokenBy(
            "java.security.Security.addProvider(null)",
            "java.security.Security.insertProviderAt(null, 1)",
            "java.security.Security.removeProvider(\"X\")",
            "java.security.Security.setProperty(\"a\", \"b\")",
            "System.setProperty(\"a\", \"b\")",
            "System.setProperties(null)",
            "System.clearProperty(\"a\")",
            "System.exit(0)",
            "Runtime.getRuntime().exit(0)",
            "Runtime.getRuntime().halt(0)",
            "Runtime.getRuntime().addShutdownHook(null)",
            "java.util.Locale.setDefault(java.util.Locale.ROOT)",
            "java.util.TimeZone.setDefault(null)",
            "System.setOut(null)",
            "System.setErr(null)",
            "System.setIn(null)",
            "java.net.URL.setURLStreamHandlerFactory(null)",
            "java.net.Authenticator.setDefault(null)",
            "java.net.CookieHandler.setDefault(null)",
            "java.net.ProxySelector.setDefault(null)",
            "Thread.setDefaultUncaughtExceptionHandler(null)",
            "java.util.function.Function<java.security.Provider, Integer> f ="
                + " java.security.Security::addProvider")
        .keptBy(
            "java.security.Security.getProvider(\"SUN\")", "System.getProperty(\"java.version\")");
  }

  private static Rule noWallClock() {
    return never(
            "take the time as an argument",
            "java.lang.System.currentTimeMillis(*)",
            "java.util.Date.<init>()",
            "java.util.GregorianCalendar.<init>(*)",
            "java.util.Calendar.getInstance(*)",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDate.now(ZoneId)",
            "java.time.LocalTime.now()",
            "java.time.LocalTime.now(ZoneId)",
            "java.time.LocalDateTime.now()",
            "java.time.LocalDateTime.now(ZoneId)",
            "java.time.OffsetDateTime.now()",
            "java.time.OffsetDateTime.now(ZoneId)",
            "java.time.ZonedDateTime.now()",
            "java.time.ZonedDateTime.now(ZoneId)",
            "java.time.Year.now()",
            "java.time.Year.now(ZoneId)",
            "java.time.YearMonth.now()",
            "java.time.YearMonth.now(ZoneId)",
            "java.time.OffsetTime.now()",
            "java.time.OffsetTime.now(ZoneId)",
            "java.time.MonthDay.now()",
            "java.time.MonthDay.now(ZoneId)",
            "java.time.chrono.JapaneseDate.now()",
            "java.time.chrono.JapaneseDate.now(ZoneId)",
            "java.time.Clock.system(*)",
            "java.time.Clock.systemDefaultZone(*)",
            "java.time.Clock.tickMillis(*)",
            "java.time.Clock.tickSeconds(*)",
            "java.time.Clock.tickMinutes(*)",
            "java.time.InstantSource.system(*)",
            // Without a date they judge as of now.
            "java.security.cert.X509Certificate.checkValidity()",
            "java.security.cert.CertPathValidator.validate(*)",
            "java.security.cert.CertPathBuilder.build(*)")
        .brokenBy(
            "System.currentTimeMillis()",
            "new java.util.Date()",
            "new java.util.GregorianCalendar()",
            "java.util.Calendar.getInstance()",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDate.now(java.time.ZoneOffset.UTC)",
            "java.time.LocalTime.now()",
            "java.time.LocalTime.now(java.time.ZoneOffset.UTC)",
            "java.time.LocalDateTime.now()",
            "java.time.LocalDateTime.now(java.time.ZoneOffset.UTC)",
            "java.time.OffsetDateTime.now()",
            "java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC)",
            "java.time.ZonedDateTime.now()",
            "java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC)",
            "java.time.Year.now()",
            "java.time.Year.now(java.time.ZoneOffset.UTC)",
            "java.time.YearMonth.now()",
            "java.time.YearMonth.now(java.time.ZoneOffset.UTC)",
            "java.time.OffsetTime.now()",
            "java.time.OffsetTime.now(java.time.ZoneOffset.UTC)",
            "java.time.MonthDay.now()",
            "java.time.MonthDay.now(java.time.ZoneOffset.UTC)",
            "java.time.chrono.JapaneseDate.now()",
            "java.time.chrono.JapaneseDate.now(java.time.ZoneOffset.UTC)",
            "java.time.Clock.system(java.time.ZoneOffset.UTC)",
            "java.time.Clock.systemDefaultZone()",
            "java.time.Clock.tickMillis(java.time.ZoneOffset.UTC)",
            "java.time.Clock.tickSeconds(java.time.ZoneOffset.UTC)",
            "java.time.Clock.tickMinutes(java.time.ZoneOffset.UTC)",
            "java.time.InstantSource.system()",
            "((java.security.cert.X509Certificate) null).checkValidity()",
            "java.security.cert.CertPathValidator.getInstance(\"PKIX\").validate(null, null)",
            "java.security.cert.CertPathBuilder.getInstance(\"PKIX\").build(null)",
            "java.util.function.Supplier<?> s = java.time.Instant::now",
            "Runnable r = () -> java.time.Instant.now()")
        .keptBy(
            "java.time.Instant.now(java.time.Clock.fixed(null, null))",
            "new java.util.Date(0)",
            "((java.security.cert.X509Certificate) null).checkValidity(new java.util.Date(0))",
            "System.nanoTime()");
  }

  private static Rule noSystemClock() {
    return Rule.of(
            noClasses()
                .that()
                .doNotHaveFullyQualifiedName(DEFAULT_CLOCK)
                .and()
                .doNotHaveFullyQualifiedName(CHAIN_CLOCK)
                .should(Calls.of("java.time.Clock.systemUTC()"))
                .as("the system's clock has two places, " + DEFAULT_CLOCK + ", " + CHAIN_CLOCK))
        .brokenBy("java.time.Clock.systemUTC()")
        .brokenByClass(Rule.asClass("exchange", "java.time.Clock.systemUTC()"))
        .keptByClass(
            "package io.github.smimetrust.exchange; class TenantAccess {"
                + " java.time.Clock clock = java.time.Clock.systemUTC(); }");
  }

  private static Rule noDefaultZone() {
    return never(
            "take the time zone as an argument",
            "java.time.ZoneId.systemDefault(*)",
            "java.util.TimeZone.getDefault(*)",
            "java.text.SimpleDateFormat.<init>(*)",
            "java.text.DateFormat.*",
            "java.util.Date.toString()",
            "java.util.Calendar$Builder.build(*)")
        .brokenBy(
            "java.time.ZoneId.systemDefault()",
            "java.util.TimeZone.getDefault()",
            "new java.text.SimpleDateFormat(\"yyyy\", java.util.Locale.ROOT)",
            "java.text.DateFormat.getInstance()",
            "new java.util.Date(0).toString()",
            "new java.util.Calendar.Builder().build()")
        .keptBy("java.time.ZoneId.of(\"Asia/Tokyo\")");
  }

  private static Rule noDefaultCharset() {
    return never(
            "name the character set",
            "java.nio.charset.Charset.defaultCharset(*)",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>(byte[])",
            "java.lang.String.<init>(byte[], int, int)",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.InputStreamReader.<init>(InputStream)",
            "java.io.OutputStreamWriter.<init>(OutputStream)",
            "java.io.FileReader.<init>(String)",
            "java.io.FileReader.<init>(File)",
            "java.io.FileReader.<init>(FileDescriptor)",
            "java.io.FileWriter.<init>(String)",
            "java.io.FileWriter.<init>(String, boolean)",
            "java.io.FileWriter.<init>(File)",
            "java.io.FileWriter.<init>(File, boolean)",
            "java.io.FileWriter.<init>(FileDescriptor)",
            "java.io.PrintStream.<init>(OutputStream)",
            "java.io.PrintStream.<init>(OutputStream, boolean)",
            "java.io.PrintStream.<init>(String)",
            "java.io.PrintStream.<init>(File)",
            "java.io.PrintWriter.<init>(OutputStream)",
            "java.io.PrintWriter.<init>(OutputStream, boolean)",
            "java.io.PrintWriter.<init>(String)",
            "java.io.PrintWriter.<init>(File)",
            "java.util.Scanner.<init>(InputStream)",
            "java.util.Scanner.<init>(File)",
            "java.util.Scanner.<init>(Path)")
        .brokenBy(
            "java.nio.charset.Charset.defaultCharset()",
            "\"\".getBytes()",
            "new String(new byte[0])",
            "new String(new byte[0], 0, 0)",
            "new java.io.ByteArrayOutputStream().toString()",
            "new java.io.InputStreamReader(System.in)",
            "new java.io.OutputStreamWriter(System.out)",
            "new java.io.FileReader(\"a\")",
            "new java.io.FileReader(new java.io.File(\"a\"))",
            "new java.io.FileReader(java.io.FileDescriptor.in)",
            "new java.io.FileWriter(\"a\")",
            "new java.io.FileWriter(\"a\", true)",
            "new java.io.FileWriter(new java.io.File(\"a\"))",
            "new java.io.FileWriter(new java.io.File(\"a\"), true)",
            "new java.io.FileWriter(java.io.FileDescriptor.out)",
            "new java.io.PrintStream(System.out)",
            "new java.io.PrintStream(System.out, true)",
            "new java.io.PrintStream(\"a\")",
            "new java.io.PrintStream(new java.io.File(\"a\"))",
            "new java.io.PrintWriter(System.out)",
            "new java.io.PrintWriter(System.out, true)",
            "new java.io.PrintWriter(\"a\")",
            "new java.io.PrintWriter(new java.io.File(\"a\"))",
            "new java.util.Scanner(System.in)",
            "new java.util.Scanner(new java.io.File(\"a\"))",
            "new java.util.Scanner(java.nio.file.Path.of(\"a\"))",
            "java.util.function.Function<String, byte[]> f = String::getBytes")
        .keptBy(
            "\"\".getBytes(java.nio.charset.StandardCharsets.UTF_8)",
            "new String(new byte[0], java.nio.charset.StandardCharsets.UTF_8)",
            "java.nio.file.Files.readString(java.nio.file.Path.of(\"a\"))",
            "new java.io.FileReader(\"a\", java.nio.charset.StandardCharsets.UTF_8)");
  }

  private static Rule noDefaultLocale() {
    return never(
            "name the locale",
            "java.util.Locale.getDefault(*)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.format(String, Object[])",
            "java.lang.String.formatted(*)",
            "java.io.PrintStream.printf(String, Object[])",
            "java.io.PrintStream.format(String, Object[])",
            "java.io.PrintWriter.printf(String, Object[])",
            "java.io.PrintWriter.format(String, Object[])",
            "java.util.Formatter.<init>()",
            "java.util.Formatter.<init>(Appendable)",
            "java.util.Formatter.<init>(String)",
            "java.util.Formatter.<init>(File)",
            "java.text.DecimalFormatSymbols.<init>()",
            "java.text.DecimalFormatSymbols.getInstance()",
            "java.text.MessageFormat.<init>(String)",
            "java.text.MessageFormat.format(*)",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getIntegerInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "java.text.DecimalFormat.<init>()",
            "java.text.DecimalFormat.<init>(String)",
            "java.text.Collator.getInstance()",
            "java.util.ResourceBundle.getBundle(String)",
            "java.time.format.DateTimeFormatter.ofPattern(String)",
            "java.time.format.DateTimeFormatter.ofLocalizedDate(*)",
            "java.time.format.DateTimeFormatter.ofLocalizedTime(*)",
            "java.time.format.DateTimeFormatter.ofLocalizedDateTime(*)",
            "java.time.format.DateTimeFormatterBuilder.toFormatter()")
        .brokenBy(
            "java.util.Locale.getDefault()",
            "\"\".toLowerCase()",
            "\"\".toUpperCase()",
            "String.format(\"%d\", 1)",
            "\"%d\".formatted(1)",
            "System.out.printf(\"%d\", 1)",
            "System.out.format(\"%d\", 1)",
            "((java.io.PrintWriter) null).printf(\"%d\", 1)",
            "((java.io.PrintWriter) null).format(\"%d\", 1)",
            "new java.util.Formatter()",
            "new java.util.Formatter(new StringBuilder())",
            "new java.util.Formatter(\"f\")",
            "new java.util.Formatter(new java.io.File(\"f\"))",
            "new java.text.DecimalFormatSymbols()",
            "java.text.DecimalFormatSymbols.getInstance()",
            "new java.text.MessageFormat(\"{0}\")",
            "java.text.MessageFormat.format(\"{0}\", 1)",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getIntegerInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "new java.text.DecimalFormat()",
            "new java.text.DecimalFormat(\"0\")",
            "java.text.Collator.getInstance()",
            "java.util.ResourceBundle.getBundle(\"a\")",
            "java.time.format.DateTimeFormatter.ofPattern(\"uuuu\")",
            "java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.SHORT)",
            "java.time.format.DateTimeFormatter.ofLocalizedTime(java.time.format.FormatStyle.SHORT)",
            "java.time.format.DateTimeFormatter.ofLocalizedDateTime("
                + "java.time.format.FormatStyle.SHORT)",
            "new java.time.format.DateTimeFormatterBuilder().toFormatter()",
            "java.util.function.UnaryOperator<String> f = String::toLowerCase")
        .keptBy(
            "\"\".toLowerCase(java.util.Locale.ROOT)",
            "String.format(java.util.Locale.ROOT, \"%d\", 1)",
            "java.time.format.DateTimeFormatter.ofPattern(\"uuuu\", java.util.Locale.ROOT)");
  }

  private static Rule noRandomness() {
    return never(
            "take randomness as an argument",
            "java.security.SecureRandom.<init>(*)",
            "java.security.SecureRandom.getInstance(*)",
            "java.security.SecureRandom.getInstanceStrong(*)",
            "java.security.SecureRandom.getSeed(*)",
            "java.util.Random.<init>(*)",
            "java.util.SplittableRandom.<init>(*)",
            "java.util.random.RandomGenerator.getDefault(*)",
            "java.util.random.RandomGenerator.of(*)",
            "java.util.concurrent.ThreadLocalRandom.current(*)",
            "java.lang.Math.random(*)",
            "java.util.UUID.randomUUID(*)",
            "java.util.Collections.shuffle(List)")
        .brokenBy(
            "new java.security.SecureRandom()",
            "java.security.SecureRandom.getInstance(\"DRBG\")",
            "java.security.SecureRandom.getInstanceStrong()",
            "java.security.SecureRandom.getSeed(1)",
            "new java.util.Random(1)",
            "new java.util.SplittableRandom()",
            "java.util.random.RandomGenerator.getDefault()",
            "java.util.random.RandomGenerator.of(\"L64X128MixRandom\")",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "Math.random()",
            "java.util.UUID.randomUUID()",
            "java.util.Collections.shuffle(new java.util.ArrayList<>())")
        .keptBy("((java.security.SecureRandom) null).nextBytes(new byte[1])");
  }

  private static Rule noConnection() {
    return Rule.of(
            noClasses()
                .that()
                .resideOutsideOfPackages(FETCHING, TRANSPORT)
                .should(
                    Calls.of(
                        "java.net.URL.openConnection(*)",
                        "java.net.URL.openStream(*)",
                        "java.net.URL.getContent(*)",
                        // Looks the host up.
                        "java.net.URL.equals(*)",
                        "java.net.URL.hashCode(*)",
                        "java.net.InetAddress.*",
                        // Some kinds of store fetch.
                        "java.security.cert.CertStore.getInstance(*)"))
                .as("connections are opened in revocation and in exchange.transport alone"))
        .brokenBy(
            "new java.net.URL(\"http://a\").openConnection()",
            "new java.net.URL(\"http://a\").openStream()",
            "new java.net.URL(\"http://a\").getContent()",
            "new java.net.URL(\"http://a\").equals(null)",
            "new java.net.URL(\"http://a\").hashCode()",
            "java.net.InetAddress.getByName(\"a\")",
            "java.security.cert.CertStore.getInstance(\"LDAP\", null)")
        .keptBy("java.net.URI.create(\"http://a\").getHost()")
        .keptByClass(Rule.asClass("revocation", "new java.net.URL(\"http://a\").openStream()"));
  }

  private static Rule noNetworkTypes() {
    return Rule.of(
            noClasses()
                .that()
                .resideOutsideOfPackages(FETCHING, TRANSPORT)
                .should()
                .dependOnClassesThat(
                    DescribedPredicate.describe("reach the network", Conduct::reachesTheNetwork))
                .as("HTTP clients and sockets are in revocation and in exchange.transport alone"))
        .brokenBy(
            "new java.net.Socket()",
            "new java.net.ServerSocket()",
            "new java.net.DatagramSocket()",
            "new java.net.InetSocketAddress(1)",
            "java.net.HttpURLConnection c = null; c.connect()",
            "java.nio.channels.SocketChannel.open()",
            "java.nio.channels.ServerSocketChannel.open()",
            "java.nio.channels.DatagramChannel.open()",
            "java.nio.channels.AsynchronousSocketChannel.open()",
            "java.net.http.HttpClient.newHttpClient()",
            "javax.net.ssl.SSLContext.getDefault()",
            "new javax.naming.InitialContext()",
            "java.rmi.Naming.lookup(\"a\")")
        .brokenByClass(Rule.asClass("exchange", "java.net.http.HttpRequest.newBuilder()"))
        .keptBy("java.net.URI.create(\"http://a\")", "java.nio.channels.FileChannel.open(null)")
        .keptByClass(Rule.asClass("exchange.transport", "java.net.http.HttpClient.newHttpClient()"))
        .keptByClass(Rule.asClass("revocation", "java.net.http.HttpClient.newHttpClient()"));
  }

  private static boolean reachesTheNetwork(JavaClass type) {
    String name = type.getName();
    return name.startsWith("java.net.http.")
        || name.startsWith("javax.net.")
        || name.startsWith("javax.naming.")
        || name.startsWith("java.rmi.")
        || name.matches("java\\.net\\.\\w*(Socket|URLConnection)\\w*")
        || name.matches("java\\.nio\\.channels\\.\\w*(Socket|Datagram)\\w*");
  }

  private static Rule noProcesses() {
    return Rule.of(
            noClasses()
                .that()
                .resideOutsideOfPackage(TRANSPORT)
                .should(Calls.of("java.lang.ProcessBuilder.*", "java.lang.Runtime.exec(*)"))
                .as("programs are started in exchange.transport alone"))
        .brokenBy("new ProcessBuilder(\"a\")", "Runtime.getRuntime().exec(\"a\")")
        .brokenByClass(Rule.asClass("exchange", "new ProcessBuilder(\"a\")"))
        .keptByClass(Rule.asClass("exchange.transport", "new ProcessBuilder(\"a\")"));
  }

  private static Rule noOldDomainNames() {
    return never("not take IDNA 2003 for the domain names of today", "java.net.IDN.*")
        .brokenBy(
            "java.net.IDN.toASCII(\"a\")",
            "int i = java.net.IDN.ALLOW_UNASSIGNED;" + " java.net.IDN.toUnicode(\"a\", i)");
  }

  private static Rule noCodeFromData() {
    return never(
            "run no code that data chose",
            "java.io.ObjectInputStream.*",
            "java.io.ObjectOutputStream.*",
            "java.lang.Class.forName(*)",
            "java.lang.ClassLoader.loadClass(*)",
            "java.lang.reflect.AccessibleObject.setAccessible(*)",
            "java.lang.reflect.Method.invoke(*)",
            "java.lang.reflect.Constructor.newInstance(*)",
            "java.net.URLClassLoader.<init>(*)",
            "java.lang.invoke.MethodHandles$Lookup.findStatic(*)",
            "java.lang.invoke.MethodHandles$Lookup.findVirtual(*)",
            "java.lang.invoke.MethodHandles$Lookup.findConstructor(*)",
            "java.lang.System.load(*)",
            "java.lang.System.loadLibrary(*)")
        .brokenBy(
            "new java.io.ObjectInputStream(System.in)",
            "new java.io.ObjectOutputStream(System.out)",
            "Class.forName(\"a\")",
            "ClassLoader.getSystemClassLoader().loadClass(\"a\")",
            "((java.lang.reflect.Field) null).setAccessible(true)",
            "((java.lang.reflect.Method) null).invoke(null)",
            "((java.lang.reflect.Constructor<?>) null).newInstance()",
            "new java.net.URLClassLoader(new java.net.URL[0])",
            "java.lang.invoke.MethodHandles.lookup().findStatic(null, \"a\", null)",
            "java.lang.invoke.MethodHandles.lookup().findVirtual(null, \"a\", null)",
            "java.lang.invoke.MethodHandles.lookup().findConstructor(null, null)",
            "System.load(\"a\")",
            "System.loadLibrary(\"a\")")
        .brokenByClass(
            "package io.github.smimetrust.sst; class NAME extends java.io.ObjectInputStream {"
                + " NAME() throws java.io.IOException { super(); } }");
  }

  private static Rule noThreads() {
    return never(
            "work on the caller's thread",
            "java.lang.Thread.<init>(*)",
            "java.util.Timer.<init>(*)",
            "java.util.concurrent.Executors.*",
            "java.util.concurrent.ThreadPoolExecutor.<init>(*)",
            "java.util.concurrent.ForkJoinPool.*",
            "java.util.concurrent.CompletableFuture.runAsync(*)",
            "java.util.concurrent.CompletableFuture.supplyAsync(*)",
            "java.util.Collection.parallelStream(*)",
            "java.util.stream.BaseStream.parallel(*)")
        .brokenBy(
            "new Thread(() -> {})",
            "new java.util.Timer()",
            "java.util.concurrent.Executors.newCachedThreadPool()",
            "new java.util.concurrent.ScheduledThreadPoolExecutor(1)",
            "java.util.concurrent.ForkJoinPool.commonPool()",
            "java.util.concurrent.CompletableFuture.runAsync(() -> {})",
            "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1)",
            "java.util.List.of(1).parallelStream()",
            "java.util.stream.Stream.of(1).parallel()",
            "java.util.stream.IntStream.of(1).parallel()")
        .brokenByClass("package io.github.smimetrust.sst; class NAME extends Thread {}")
        .keptBy("Thread.currentThread().isInterrupted()", "java.util.List.of(1).stream()");
  }

  private static Rule noConsole() {
    return never(
            "say nothing on the console",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.console(*)",
            "java.lang.Throwable.printStackTrace()")
        .brokenBy(
            "System.out.println()",
            "System.err.println()",
            "System.in.read()",
            "System.console()",
            "new java.io.IOException().printStackTrace()",
            "java.util.function.Consumer<Object> c = System.out::println");
  }

  private static Rule never(String what, String... members) {
    return Rule.of(noClasses().should(Calls.of(members)).as(what));
  }
}
