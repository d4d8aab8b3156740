// Adds the browser's color picker beside each field for a color.

for (const field of document.querySelectorAll("[data-color]")) {
  const picker = document.createElement("input")
  picker.type = "color"
  picker.setAttribute("aria-label", `${field.labels[0].textContent.trim()}: ${field.dataset.color}`)
  const follow = () => {
    picker.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : field.placeholder
  }
  picker.addEventListener("input", () => {
    field.value = picker.value
    field.dispatchEvent(new Event("input", { bubbles: true }))
  })
  field.addEventListener("input", follow)
  field.after(picker)
  follow()
}
