// A dialog with a form of its own: it opens with values and gives them back when it is submitted.

export class FormDialog {
  #use // gets the values of the form

  constructor(element) {
    this.element = element
    this.form = element.querySelector("form")
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      const values = Object.fromEntries(new FormData(this.form))
      element.close() // first, because closing moves the focus
      this.#use(values)
    })
    element.addEventListener("click", ({ target }) => {
      if (target.closest("[data-close]")) element.close()
    })
  }

  /* Open with `values` by the names of fields; `use` gets the new ones. */
  open(values, use) {
    this.form.reset()
    for (const [name, value] of Object.entries(values)) {
      const field = this.form.elements[name]
      if (field.type === "checkbox") field.checked = Boolean(value)
      else field.value = value
    }
    this.#use = use
    this.element.showModal()
    this.form.elements[0].focus()
  }
}
