// Chooses sources by search; the field with their keys, which works without a script, is hidden.

const PAUSE = 250 // after the last keystroke
const MAX_SHOWN = 8

class SourcePicker {
  #timer

  constructor(element) {
    this.element = element
    this.field = document.getElementById(element.dataset.sourcePicker)
    this.search = element.querySelector("[type=search]")
    this.field.hidden = true
    element.hidden = false
    const label = document.querySelector(`label[for="${this.field.id}"]`)
    if (label) label.htmlFor = this.search.id
    this.#describe()
    this.search.addEventListener("input", () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#find(), PAUSE)
    })
    this.search.addEventListener("keydown", (event) => this.#pressed(event))
    element.addEventListener("click", ({ target }) => this.#clicked(target.closest("button")))
  }

  /* The help text speaks of keys, which are hidden. */
  #describe() {
    const help = document.getElementById(`${this.field.id}_helptext`)
    if (help) help.textContent = "Sources that you read but do not cite."
  }

  #pressed(event) {
    if (event.isComposing) return
    const first = this.#part("found").querySelector("button")
    if (event.key === "Enter") {
      event.preventDefault() // it would save the post
      if (first) this.#add(first)
    } else if (event.key === "ArrowDown" && first) {
      event.preventDefault()
      first.focus()
    } else if (event.key === "Escape") this.#clear()
  }

  #clicked(button) {
    if (!button) return
    if (button.dataset.key) this.#add(button)
    else this.#remove(button.closest("li"))
  }

  async #find() {
    const query = this.search.value.trim()
    if (!query) return this.#clear()
    const url = `${this.element.dataset.url}?${new URLSearchParams({ q: query })}`
    const answer = await fetch(url).catch(() => null)
    if (!answer?.ok || answer.redirected || this.search.value.trim() !== query) return
    this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"))
  }

  #show(page) {
    const known = this.#keys()
    const labels = [...page.querySelectorAll("label.found-source")].filter(
      (label) => !known.includes(label.querySelector("[data-key]").dataset.key),
    )
    this.#part("found").replaceChildren(...labels.slice(0, MAX_SHOWN).map(offer))
    this.#say(labels.length ? `${labels.length} found` : "No sources found")
  }

  #add({ dataset, textContent }) {
    const item = document.createElement("li")
    item.dataset.key = dataset.key
    const label = document.createElement("span")
    label.textContent = textContent
    const remove = document.createElement("button")
    Object.assign(remove, { type: "button", textContent: "×" })
    remove.setAttribute("aria-label", `Remove ${textContent}`)
    item.append(label, remove)
    this.#part("chosen").append(item)
    this.#clear()
    this.#changed(`Added ${textContent}`)
  }

  #remove(item) {
    item.remove()
    this.#changed(`Removed ${item.querySelector("span").textContent}`)
  }

  #changed(sentence) {
    this.field.value = this.#keys().join(", ")
    this.field.dispatchEvent(new Event("input", { bubbles: true }))
    this.search.focus()
    this.#say(sentence)
  }

  #clear() {
    this.search.value = ""
    this.#part("found").replaceChildren()
  }

  #keys() {
    return [...this.#part("chosen").children].map(({ dataset }) => dataset.key)
  }

  #say(sentence) {
    this.#part("status").textContent = sentence
  }

  #part(name) {
    return this.element.querySelector(`[data-part=${name}]`)
  }
}

function offer(label) {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.key = label.querySelector("[data-key]").dataset.key
  label.querySelector("small")?.remove()
  button.textContent = label.textContent.replace(/\s+/g, " ").trim()
  const item = document.createElement("li")
  item.append(button)
  return item
}

for (const element of document.querySelectorAll("[data-source-picker]")) new SourcePicker(element)
