// Shows results while the reader types. Without JavaScript, submit the form.

const form = document.querySelector("form.search")
const results = document.getElementById("found")
const PAUSE = 200

let timer, request

async function search() {
  request?.abort()
  request = new AbortController()
  const query = new URLSearchParams(new FormData(form))
  query.set("typing", "1")
  try {
    const answer = await fetch(`${form.action}?${query}`, { signal: request.signal })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    results.replaceChildren(...page.getElementById("found").childNodes)
  } catch (error) {
    if (error.name !== "AbortError") throw error
  }
}

form.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(search, PAUSE)
})
