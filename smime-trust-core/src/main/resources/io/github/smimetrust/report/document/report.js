// Filters the findings, and unfolds what a link or the printer wants. The page is whole without it.
(function () {
  "use strict";

  const form = document.getElementById("filter");
  if (form) {
    filterFindings(form);
  }
  unfoldTargets();
  unfoldForPrinting();

  function filterFindings(form) {
    const text = document.getElementById("f-text");
    const rule = document.getElementById("f-rule");
    const shown = document.getElementById("f-shown");
    const findings = Array.from(document.querySelectorAll("#findings .finding"), function (item) {
      const group = item.closest(".rule");
      return {
        item: item,
        rule: group.dataset.rule,
        severity: item.closest(".severity").dataset.severity,
        words: fold(group.querySelector("h4").textContent + " " + item.textContent),
      };
    });
    // Folded parts that the filter opened, to be closed when it is empty again.
    const opened = new Set();
    let waiting = 0;

    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("reset", later);
    form.addEventListener("input", later);
    apply();

    // A long list is filtered once for a burst of keys.
    function later() {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 80);
    }

    function apply() {
      const words = fold(text.value).split(/\s+/).filter(Boolean);
      const severities = new Set(
        Array.from(form.querySelectorAll("input[name=severity]:checked"), function (box) {
          return box.value;
        })
      );
      let count = 0;
      for (const finding of findings) {
        const fits =
          severities.has(finding.severity) &&
          (rule.value === "" || rule.value === finding.rule) &&
          words.every(function (word) {
            return finding.words.includes(word);
          });
        finding.item.classList.toggle("filtered", !fits);
        count += fits ? 1 : 0;
      }
      for (const part of document.querySelectorAll(
        "#findings .more, #findings .rule, #findings .severity"
      )) {
        part.classList.toggle("filtered", !part.querySelector(".finding:not(.filtered)"));
      }
      unfold(words.length > 0);
      shown.textContent = shown.dataset.pattern
        .replace("{0}", String(count))
        .replace("{1}", String(findings.length));
    }

    function unfold(filtering) {
      for (const part of document.querySelectorAll("#findings .more")) {
        if (filtering && !part.open) {
          part.open = true;
          opened.add(part);
        } else if (!filtering && opened.delete(part)) {
          part.open = false;
        }
      }
    }
  }

  // Full and half width, case and composed characters do not count.
  function fold(words) {
    return words.normalize("NFKC").toLowerCase();
  }

  // Browsers that do not unfold the target of a link themselves.
  function unfoldTargets() {
    function unfold() {
      const target = document.getElementById(location.hash.slice(1));
      if (target === null) {
        return;
      }
      let folded = target.closest("details:not([open])");
      const wasFolded = folded !== null;
      while (folded !== null) {
        folded.open = true;
        folded = folded.parentElement.closest("details:not([open])");
      }
      if (wasFolded) {
        target.scrollIntoView();
      }
    }
    window.addEventListener("hashchange", unfold);
    unfold();
  }

  // Browsers that cannot show folded parts by style alone.
  function unfoldForPrinting() {
    let unfolded = [];
    window.addEventListener("beforeprint", function () {
      unfolded = Array.from(document.querySelectorAll("details:not([open])"));
      for (const part of unfolded) {
        part.open = true;
      }
    });
    window.addEventListener("afterprint", function () {
      for (const part of unfolded) {
        part.open = false;
      }
      unfolded = [];
    });
  }
})();
