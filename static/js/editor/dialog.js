// A dialog filled by the server: its forms are submitted in the background, and the answers replace
// its parts.

import { upload } from "ibid/upload"

const PAUSE = 250
const MAX_QUERY = 200

export class Dialog {
  #handlers = {}
  #searches = 0
  #timer
  #isOpening = false
  #isFilled = false // the new source, by a lookup
  #isTyped = false // a new source or picture that is not stored yet
  #discard = () => {} // what happens when it is discarded
  #focused = null // the field to return to when it is kept

  constructor(element) {
    this.element = element
    element.addEventListener("submit", (event) => this.#send(event))
    element.addEventListener("input", ({ target }) => this.#typed(target))
    element.addEventListener("change", ({ target }) => this.#changed(target))
    element.addEventListener("keydown", (event) => this.#pressed(event))
    element.addEventListener("paste", ({ target }) => this.#pasted(target))
    element.addEventListener("click", ({ target }) => this.#clicked(target))
    element.addEventListener("toggle", ({ target }) => this.#toggled(target), { capture: true })
    element.addEventListener("cancel", (event) => {
      if (event.target !== element) return // a file chooser
      event.preventDefault()
      this.#leave()
    })
  }

  /* `fields` go to the server; `handlers` may have onShown, onPicked, onStored and onUse. */
  async open(fields, handlers) {
    if (this.element.open || this.#isOpening) return
    this.#isOpening = true
    this.#handlers = handlers
    const answer = await this.#request(this.element.dataset.url + "?" + new URLSearchParams(fields))
    this.#isOpening = false
    this.#isTyped = false
    this.#part("discard").hidden = true
    this.#part("dialog").innerHTML = answer ? await answer.text() : ""
    this.element.showModal()
    if (answer) handlers.onShown?.(this)
  }

  get picked() {
    return this.element.querySelector("[data-part=found] :checked")
  }

  get useForm() {
    return this.element.querySelector("form[method=dialog]")
  }

  use(form = this.useForm) {
    this.#unless(() => this.#use(form))
  }

  #use(form) {
    const choice = [this.picked, new FormData(form)]
    this.element.close() // first, because closing moves the focus
    this.#handlers.onUse(...choice)
  }

  #send(event) {
    event.preventDefault()
    const form = event.target
    if (form.method === "dialog") this.use()
    else if (form.dataset.search) this.#lookUp(form)
    else if (form.method === "post") this.#store(form)
    else this.#search(form)
  }

  #clicked(target) {
    if (target.closest("[data-close]")) this.#leave()
    else if (target.closest("[data-discard]")) this.#discarded()
    else if (target.closest("[data-keep]")) this.#keep()
    else if (target.closest("[data-back]")) this.#back()
    else if (target.closest("[data-offer]")) this.#offer(target.closest("[data-offer]"))
  }

  /* Close, after a question if a new source or picture was typed. */
  #leave() {
    if (this.#part("discard").hidden) this.#unless(() => this.element.close())
    else this.#keep()
  }

  /* Do it, unless the author keeps what is typed. */
  #unless(discard) {
    if (!this.#isTyped) return discard()
    this.#discard = discard
    this.#focused = document.activeElement
    const question = this.#part("discard")
    question.hidden = false
    question.scrollIntoView({ block: "nearest" })
    question.querySelector("[data-keep]").focus()
  }

  #discarded() {
    this.#isTyped = false
    this.#part("discard").hidden = true
    this.#discard()
  }

  #keep() {
    this.#part("discard").hidden = true
    const details = this.#part("new").closest("details")
    details.open = true
    const focused = details.contains(this.#focused) ? this.#focused : null
    ;(focused ?? details.querySelector("[name=title], summary")).focus()
  }

  #back() {
    this.#part("new").closest("details").open = false
    this.element.querySelector("[name=q]").focus()
  }

  async #offer({ dataset }) {
    const answer = await this.#request(this.element.dataset.url + "?offer=" + dataset.offer)
    if (!answer) return
    this.#isTyped = false
    this.#part("new").closest("details").open = false
    this.#showFound(await answer.text())
    this.#handlers.onStored(this)
  }

  /* A title that was searched in vain is the title of a new source. */
  #toggled(details) {
    if (!details.open || !details.matches(".dialog-new")) return
    const isIdentifier = this.element.querySelector("[data-part=found] [data-named]")
    if (this.#isFilled || isIdentifier) {
      this.#isFilled = false
      return
    }
    const title = details.querySelector("[name=title]")
    const query = this.element.querySelector("[name=q]").value.trim()
    if (title && !title.value && query.length <= MAX_QUERY && /^[^@{[:]+$/.test(query)) {
      title.value = query
    }
    title?.focus()
  }

  #typed(field) {
    if (field.closest("[data-part=new]")) this.#isTyped = true
    if (field.name !== "q") return
    clearTimeout(this.#timer)
    this.#searches++ // a running search is outdated
    this.#timer = setTimeout(() => this.#search(field.form), PAUSE)
  }

  #pasted(field) {
    if (field.name === "q" && field.form.dataset.search) {
      setTimeout(() => this.#lookUp(field.form)) // after the field has received the text
    }
  }

  #changed(field) {
    if (field.closest("[data-part=new]")) this.#isTyped = true
    if (field.type === "radio") this.#handlers.onPicked?.(this)
  }

  async #pressed(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault() // a second one would close the dialog without a "cancel"
      return this.#leave()
    }
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
    const query = new URLSearchParams(new FormData(form))
    if (query.get("q").length > MAX_QUERY) return
    const number = ++this.#searches
    const answer = await this.#request((form.dataset.search ?? form.action) + "?" + query)
    const html = await answer?.text()
    if (html !== undefined && number === this.#searches) this.#showFound(html)
  }

  async #lookUp(form) {
    clearTimeout(this.#timer)
    const number = ++this.#searches
    this.#part("busy").hidden = false
    const answer = await this.#request(form.action, { method: "POST", body: new FormData(form) })
    const html = await answer?.text()
    if (number !== this.#searches) return
    this.#part("busy").hidden = true
    if (answer?.headers.get("Dialog-Part") === "new") this.#unless(() => this.#showNew(html))
    else if (answer) this.#showFound(html)
  }

  async #store(form) {
    form.inert = true
    const options = { method: "POST", body: new FormData(form) }
    const answer = await this.#request(form.action, options, form)
    form.inert = false
    if (!answer) return
    if (answer.status === 201) {
      this.#isTyped = false
      form.closest("details").open = false
      this.#showFound(await answer.text())
      this.#handlers.onStored(this, form)
      return
    }
    const chosen = form.querySelector("[type=file]")?.files
    this.#part("new").innerHTML = await answer.text()
    if (chosen) this.#part("new").querySelector("[type=file]").files = chosen
    this.#handlers.onShown?.(this)
    this.#part("new").querySelector("[aria-invalid=true]")?.focus()
  }

  /* Return the answer or null. A progress bar in `form` shows the upload. */
  async #request(url, options = {}, form = null) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value
    const request = { headers: { "X-CSRFToken": token }, ...options }
    const bar = form?.querySelector("progress")
    const onProgress = (part) => show(bar, part)
    const sent = bar ? upload(url, { ...request, onProgress }) : fetch(url, request)
    const answer = await sent.catch(() => null)
    if (bar) bar.hidden = true
    const isOk = Boolean(answer?.ok && !answer.redirected)
    this.#part("failure").hidden = isOk
    return isOk ? answer : null
  }

  #showFound(html) {
    const found = this.#part("found")
    found.innerHTML = html
    this.#part("count").textContent = found.firstElementChild.dataset.count
  }

  #showNew(html) {
    const part = this.#part("new")
    part.innerHTML = html
    this.#isTyped = false
    this.#isFilled = !part.closest("details").open
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
