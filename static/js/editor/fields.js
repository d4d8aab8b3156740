// In the form of a source: shows the fields that its kind has, and those that say something.

export function fitFields(root) {
  for (const kind of root.querySelectorAll("[data-picks-fields]")) {
    for (const field of kind.form.querySelectorAll("[data-kinds]")) {
      const isMeant = field.dataset.kinds.split(" ").includes(kind.value)
      field.closest(".field, .form-row").hidden = !isMeant && !field.value
    }
    for (const group of kind.form.querySelectorAll("fieldset")) {
      group.hidden = !group.querySelector(".form-row:not([hidden])")
    }
  }
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-picks-fields]")) fitFields(target.closest("form"))
})

fitFields(document)
