// Autocompletes a field with the server's suggestions, from the URL in its `data-complete`.

const PAUSE = 200 // after the last keystroke

for (const field of document.querySelectorAll("input[data-complete]")) {
  const list = document.getElementById(`${field.id}_known`)
  let timer
  field.setAttribute("list", list.id)
  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(() => suggest(field, list), PAUSE)
  })
}

async function suggest(field, list) {
  const query = field.value.trim()
  if (!query) return list.replaceChildren()
  const answer = await fetch(`${field.dataset.complete}?${new URLSearchParams({ q: query })}`)
  if (!answer.ok || field.value.trim() !== query) return
  const { titles } = await answer.json()
  list.replaceChildren(...titles.map((title) => new Option("", title)))
}
