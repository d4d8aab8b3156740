// Autocompletes the last of several tags: each suggestion includes the tags already typed.

for (const field of document.querySelectorAll("input[data-tags]")) {
  const known = [...field.list.options].map((option) => option.value)
  field.addEventListener("input", () => {
    const [typed] = field.value.match(/^(.*,\s*)?/)
    const taken = typed.split(",").map((tag) => tag.trim().toLowerCase())
    const free = known.filter((tag) => !taken.includes(tag.toLowerCase()))
    field.list.replaceChildren(...free.map((tag) => new Option("", typed + tag)))
  })
}
