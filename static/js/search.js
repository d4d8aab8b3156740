// Shows what is found while the reader types. Without it the form does the same when it is sent.
const form = document.querySelector("form.search");
const found = document.getElementById("found");
const PAUSE = 200;

let waiting, asking;

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const said = new URLSearchParams(new FormData(form));
  said.set("typing", "1");
  try {
    const answer = await fetch(`${form.action}?${said}`, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    found.replaceChildren(...page.getElementById("found").childNodes);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
