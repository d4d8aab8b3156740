// A dialog the server fills: its forms are sent in the background and answered in their place.

const PAUSE = 250

export class Dialog {
  #heard = {}
  #searches = 0
  #timer

  constructor(element) {
    this.element = element
    element.addEventListener("submit", (event) => this.#send(event))
    element.addEventListener("input", ({ target }) => this.#typed(target))
    element.addEventListener("change", ({ target }) => this.#changed(target))
    element.addEventListener("keydown", (event) => this.#pressed(event))
    element.addEventListener("click", ({ target }) => {
      if (target.closest("[data-close]")) element.close()
    })
  }

  /* `said` goes to the server; `heard` has what to do once it is shown, when something is
     picked, stored, and finally used. */
  async open(said, heard) {
    if (this.element.open) return
    this.#heard = heard
    const answer = await this.#ask(this.element.dataset.address + "?" + new URLSearchParams(said))
    this.#part("dialog").innerHTML = answer ? await answer.text() : ""
    this.element.showModal()
    if (answer) heard.shown?.(this)
  }

  get picked() {
    return this.element.querySelector("[data-part=found] :checked")
  }

  get useForm() {
    return this.element.querySelector("form[method=dialog]")
  }

  use(form = this.useForm) {
    this.#heard.used(this.picked, new FormData(form))
    this.element.close()
  }

  #send(event) {
    event.preventDefault()
    const form = event.target
    if (form.method === "dialog") this.use()
    else if (form.method === "post") this.#store(form)
    else this.#search(form)
  }

  #typed(field) {
    if (field.type !== "search") return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#search(field.form), PAUSE)
  }

  #changed(field) {
    if (field.type === "radio") this.#heard.picked?.(this)
  }

  async #pressed(event) {
    if (event.target.type !== "search" || !["Enter", "ArrowDown"].includes(event.key)) return
    event.preventDefault()
    clearTimeout(this.#timer)
    if (event.key === "Enter") await this.#search(event.target.form)
    const first = this.element.querySelector("[data-part=found] [type=radio]")
    first?.focus()
    first?.click()
  }

  async #search(form) {
    const number = ++this.#searches
    const answer = await this.#ask(form.action + "?" + new URLSearchParams(new FormData(form)))
    const words = await answer?.text()
    if (words !== undefined && number === this.#searches) this.#showFound(words)
  }

  async #store(form) {
    form.inert = true
    const answer = await this.#ask(form.action, { method: "POST", body: new FormData(form) })
    form.inert = false
    if (!answer) return
    if (answer.status === 201) {
      this.#showFound(await answer.text())
      form.closest("details").open = false
      this.#heard.stored(this, form)
      return
    }
    const chosen = form.querySelector("[type=file]")?.files
    this.#part("new").innerHTML = await answer.text()
    if (chosen) this.#part("new").querySelector("[type=file]").files = chosen
    this.#heard.shown?.(this)
    this.#part("new").querySelector("[aria-invalid=true]")?.focus()
  }

  async #ask(address, options = {}) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value
    const asked = { headers: { "X-CSRFToken": token }, ...options }
    const answer = await fetch(address, asked).catch(() => null)
    const isAnswered = Boolean(answer?.ok && !answer.redirected)
    this.#part("failure").hidden = isAnswered
    return isAnswered ? answer : null
  }

  #showFound(words) {
    const found = this.#part("found")
    found.innerHTML = words
    this.#part("count").textContent = found.firstElementChild.dataset.count
  }

  #part(name) {
    return this.element.querySelector(`[data-part=${name}]`)
  }
}
