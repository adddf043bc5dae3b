package io.github.smimetrust.report.document;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One tab: shows a file, answers questions about it, and keeps what goes wrong in it. */
final class BrowserTab implements AutoCloseable {
  private final Devtools devtools;
  private final String target;
  private final String session;

  /** Errors of scripts and of the policy, lines of the console, dialogs. */
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Semaphore loaded = new Semaphore(0);

  private BrowserTab(Devtools devtools, String target, String session) {
    this.devtools = devtools;
    this.target = target;
    this.session = session;
  }

  static BrowserTab open(Devtools devtools) {
    Object target = devtools.call("", "Target.createTarget", "url", "about:blank").get("targetId");
    Object session =
        devtools
            .call("", "Target.attachToTarget", "targetId", target, "flatten", true)
            .get("sessionId");
    BrowserTab tab = new BrowserTab(devtools, String.valueOf(target), String.valueOf(session));
    devtools.listen(tab::hear);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.call(domain + ".enable");
    }
    return tab;
  }

  private void hear(String method, Map<?, ?> parameters) {
    switch (method) {
      case "Page.loadEventFired" -> loaded.release();
      case "Page.javascriptDialogOpening",
          "Runtime.exceptionThrown",
          "Runtime.consoleAPICalled",
          "Log.entryAdded" ->
          complaints.add(method + " " + parameters);
      case "Network.requestWillBeSent" -> requests.add(String.valueOf(parameters.get("request")));
      default -> {}
    }
  }

  private Map<?, ?> call(String method, Object... parameters) {
    return devtools.call(session, method, parameters);
  }

  void size(long width, long height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1L,
        "mobile",
        false);
  }

  void colours(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
  }

  /** Shows the page as on paper, or on a screen. */
  void media(String medium) {
    call("Emulation.setEmulatedMedia", "media", medium);
  }

  void scripts(boolean run) {
    call("Emulation.setScriptExecutionDisabled", "value", !run);
  }

  void show(Path page) {
    show(page, "");
  }

  /**
   * Shows a page and waits until it is there.
   *
   * @param fragment where in the page, with its number sign, or empty
   */
  void show(Path page, String fragment) {
    loaded.drainPermits();
    complaints.clear();
    requests.clear();
    // From another page, since a change of the fragment alone loads nothing.
    call("Page.navigate", "url", "about:blank");
    await();
    requests.clear();
    call("Page.navigate", "url", page.toUri() + fragment);
    await();
  }

  private void await() {
    try {
      if (!loaded.tryAcquire(120, TimeUnit.SECONDS)) {
        throw new AssertionError("the page did not load");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What an expression says as text; a promise is waited for. */
  String ask(String expression) {
    Map<?, ?> answer =
        call(
            "Runtime.evaluate",
            "expression",
            expression,
            "awaitPromise",
            true,
            "returnByValue",
            true);
    if (answer.get("exceptionDetails") != null) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return String.valueOf(((Map<?, ?>) answer.get("result")).get("value"));
  }

  /** How many elements fit a selector and take up room. */
  long seen(String selector) {
    return Long.parseLong(
        ask(
            "[...document.querySelectorAll('"
                + selector
                + "')].filter(e => e.getClientRects().length > 0"
                + " && e.checkVisibility({contentVisibilityAuto: false})).length"));
  }

  /** Types as a person does. */
  void type(String text) {
    call("Input.insertText", "text", text);
  }

  void press(String key, long code) {
    for (String type : List.of("keyDown", "keyUp")) {
      call("Input.dispatchKeyEvent", "type", type, "key", key, "windowsVirtualKeyCode", code);
    }
  }

  @Override
  public void close() {
    devtools.call("", "Target.closeTarget", "targetId", target);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What was asked of a network or of the disk. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** What is in the window, as PNG. */
  byte[] picture() {
    return Base64.getDecoder().decode((String) call("Page.captureScreenshot").get("data"));
  }
}
