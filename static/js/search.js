// Shows results while the reader types. Without JavaScript, submit the form.
const form = document.querySelector("form.search")
const results = document.getElementById("results")
const PAUSE = 200

let timer, request

async function search() {
  request?.abort()
  request = new AbortController()
  const query = new URLSearchParams(new FormData(form))
  query.set("typing", "1")
  try {
    const response = await fetch(`${form.action}?${query}`, { signal: request.signal })
    if (!response.ok) return
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    results.replaceChildren(...page.getElementById("results").childNodes)
  } catch (error) {
    if (error.name !== "AbortError") throw error
  }
}

form.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(search, PAUSE)
})
