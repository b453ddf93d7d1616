// Keeps an open page of the preview current. Served by `synth serve` only, never published.
(() => {
  "use strict";
  const { site, problems } = document.currentScript.dataset;
  let shownProblems = problems;
  let stream = null;

  async function showProblems(version) {
    shownProblems = version;
    const reply = await fetch("/__synth/problems", { cache: "no-store" });
    const html = await reply.text();
    document.getElementById("synth-problems")?.remove();
    document.body.insertAdjacentHTML("beforeend", html);
  }

  function react(event) {
    const now = JSON.parse(event.data);
    if (now.site !== site) {
      stream.close();
      location.reload();
    } else if (now.problems !== shownProblems) {
      showProblems(now.problems);
    }
  }

  // A browser keeps at most six connections to one server: pages out of sight give theirs back.
  function listenWhileVisible() {
    if (document.visibilityState === "hidden") {
      stream?.close();
      stream = null;
    } else if (stream === null) {
      stream = new EventSource("/__synth/events");
      stream.onmessage = react;
    }
  }

  document.addEventListener("visibilitychange", listenWhileVisible);
  document.addEventListener("click", (event) => {
    if (event.target.id === "synth-problems-hide") document.getElementById("synth-problems").remove();
  });
  // A page kept in memory (Back, Forward) comes back without its stream.
  addEventListener("pagehide", () => { stream?.close(); stream = null; });
  addEventListener("pageshow", listenWhileVisible);
  listenWhileVisible();
})();
