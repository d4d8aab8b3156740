// Completes the last of several tags: the list offers each one after those already written.

for (const field of document.querySelectorAll("input[data-tags]")) {
  const known = [...field.list.options].map((option) => option.value)
  field.addEventListener("input", () => {
    const [written] = field.value.match(/^(.*,\s*)?/)
    const taken = written.split(",").map((tag) => tag.trim().toLowerCase())
    const free = known.filter((tag) => !taken.includes(tag.toLowerCase()))
    field.list.replaceChildren(...free.map((tag) => new Option("", written + tag)))
  })
}
