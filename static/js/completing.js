// Offers what the desk knows while one types into a field that names where to ask.

const PAUSE = 200 // after the last key

for (const field of document.querySelectorAll("input[data-complete]")) {
  const list = document.getElementById(`${field.id}_known`)
  let timer
  field.setAttribute("list", list.id)
  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(() => offer(field, list), PAUSE)
  })
}

async function offer(field, list) {
  const asked = field.value.trim()
  if (!asked) return list.replaceChildren()
  const answer = await fetch(`${field.dataset.complete}?${new URLSearchParams({ q: asked })}`)
  if (!answer.ok || field.value.trim() !== asked) return
  const { titles } = await answer.json()
  list.replaceChildren(...titles.map((title) => new Option("", title)))
}
