// A dialog the server fills: its forms are sent in the background and answered in their place.

import { send } from "ibid/sending"

const PAUSE = 250
const LONGEST = 200

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
    element.addEventListener("paste", ({ target }) => this.#pasted(target))
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
    const said = [this.picked, new FormData(form)]
    this.element.close() // gives the cursor back first, and nobody takes it away again later
    this.#heard.used(...said)
  }

  #send(event) {
    event.preventDefault()
    const form = event.target
    if (form.method === "dialog") this.use()
    else if (form.dataset.search) this.#lookUp(form)
    else if (form.method === "post") this.#store(form)
    else this.#search(form)
  }

  #typed(field) {
    if (field.name !== "q") return
    clearTimeout(this.#timer)
    this.#searches++ // what is still being looked up is no longer asked for
    this.#timer = setTimeout(() => this.#search(field.form), PAUSE)
  }

  #pasted(field) {
    if (field.name === "q" && field.form.dataset.search) {
      setTimeout(() => this.#lookUp(field.form)) // once the words are there
    }
  }

  #changed(field) {
    if (field.type === "radio") this.#heard.picked?.(this)
  }

  async #pressed(event) {
    if (event.target.name !== "q" || !["Enter", "ArrowDown"].includes(event.key)) return
    event.preventDefault()
    const { form } = event.target
    if (event.key === "Enter") await (form.dataset.search ? this.#lookUp(form) : this.#search(form))
    if (document.activeElement !== event.target) return
    const first = this.picked ?? this.element.querySelector("[data-part=found] [type=radio]")
    first?.focus()
    first?.click()
  }

  async #search(form) {
    const asked = new URLSearchParams(new FormData(form))
    if (asked.get("q").length > LONGEST) return
    const number = ++this.#searches
    const answer = await this.#ask((form.dataset.search ?? form.action) + "?" + asked)
    const words = await answer?.text()
    if (words !== undefined && number === this.#searches) this.#showFound(words)
  }

  async #lookUp(form) {
    clearTimeout(this.#timer)
    const number = ++this.#searches
    this.#part("busy").hidden = false
    const answer = await this.#ask(form.action, { method: "POST", body: new FormData(form) })
    const words = await answer?.text()
    if (number !== this.#searches) return
    this.#part("busy").hidden = true
    if (answer?.headers.get("Dialog-Part") === "new") this.#showNew(words)
    else if (answer) this.#showFound(words)
  }

  async #store(form) {
    form.inert = true
    const answer = await this.#ask(form.action, { method: "POST", body: new FormData(form) }, form)
    form.inert = false
    if (!answer) return
    if (answer.status === 201) {
      form.closest("details").open = false
      this.#showFound(await answer.text())
      this.#heard.stored(this, form)
      return
    }
    const chosen = form.querySelector("[type=file]")?.files
    this.#part("new").innerHTML = await answer.text()
    if (chosen) this.#part("new").querySelector("[type=file]").files = chosen
    this.#heard.shown?.(this)
    this.#part("new").querySelector("[aria-invalid=true]")?.focus()
  }

  /* `form`, if it has a bar for it, shows how far its file is. */
  async #ask(address, options = {}, form = null) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value
    const asked = { headers: { "X-CSRFToken": token }, ...options }
    const bar = form?.querySelector("progress")
    const tell = (part) => show(bar, part)
    const sent = bar ? send(address, { ...asked, tell }) : fetch(address, asked)
    const answer = await sent.catch(() => null)
    if (bar) bar.hidden = true
    const isAnswered = Boolean(answer?.ok && !answer.redirected)
    this.#part("failure").hidden = isAnswered
    return isAnswered ? answer : null
  }

  #showFound(words) {
    const found = this.#part("found")
    found.innerHTML = words
    this.#part("count").textContent = found.firstElementChild.dataset.count
  }

  #showNew(words) {
    const part = this.#part("new")
    part.innerHTML = words
    part.closest("details").open = true
    part.querySelector("[name=title]").focus()
    part.closest("details").scrollIntoView()
  }

  #part(name) {
    return this.element.querySelector(`[data-part=${name}]`)
  }
}

function show(bar, part) {
  bar.hidden = false
  bar.value = part
}
