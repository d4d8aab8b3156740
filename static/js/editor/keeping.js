// Never losing text: what is typed goes to the server every few seconds, to the browser at once.

import { showChecks } from "ibid/checks"

const PREFIX = "ibid-unsaved"
const PAUSE = 1500 // after the last key
const LONGEST = 5000 // from the first key that is not kept yet
const SIGN_OF_LIFE = 10000
const PATIENCE = 8000 // for one answer
const FORGOTTEN_AFTER = 30 * 24 * 3600 * 1000

export class Keeping {
  #changes = 0 // made so far
  #kept = 0 // of them on the server
  #since = 0
  #timer
  #isAsking = false
  #told // of who else is here

  constructor(form) {
    this.form = form
    this.company = document.getElementById("company")
    this.trouble = document.getElementById("trouble")
    this.note = document.getElementById("kept")
  }

  async begin() {
    this.form.addEventListener("input", () => this.#changed())
    this.form.addEventListener("change", () => this.#changed())
    this.form.addEventListener("submit", () => this.#keepHere())
    addEventListener("online", () => this.#ask())
    addEventListener("pagehide", () => this.#leave())
    addEventListener("pageshow", (event) => event.persisted && this.#ask())
    setInterval(() => this.#ask(), SIGN_OF_LIFE)
    navigator.locks?.request(this.#name, () => new Promise(() => {})) // for as long as it is open
    await this.#bringLate()
    await this.#ask()
  }

  get #window() {
    return this.form.elements.window.value
  }

  get #name() {
    return `${PREFIX}:${this.form.dataset.account}:${this.#window}`
  }

  get #hasWords() {
    return this.#changes > this.#kept
  }

  #changed() {
    this.#changes++
    this.#keepHere()
    const now = Date.now()
    this.#since ||= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), Math.min(PAUSE, this.#since + LONGEST - now))
  }

  /* Everything the form says, as the server wants it; not its token, which may grow old. */
  #fields() {
    const fields = Object.fromEntries(
      [...new FormData(this.form)].filter(([, value]) => typeof value === "string"),
    )
    delete fields.csrfmiddlewaretoken
    return { ...fields, post: this.form.dataset.post, has_words: "1" }
  }

  #keepHere() {
    if (!this.#changes) return
    const kept = JSON.stringify({ at: Date.now(), fields: this.#fields() })
    try {
      localStorage.setItem(this.#name, kept)
    } catch {
      // No room in this browser: the server is told all the same.
    }
  }

  /* One answer at a time: a sign of life, with the words that are not kept yet. */
  async #ask() {
    if (this.#isAsking) return
    this.#isAsking = true
    clearTimeout(this.#timer)
    const changes = this.#changes
    const { dataset, elements } = this.form
    const bare = { window: this.#window, post: dataset.post, based_on: elements.based_on.value }
    const answer = await this.#send(this.#hasWords ? this.#fields() : bare)
    this.#isAsking = false
    if (answer) this.#heard(answer, changes)
    if (answer && this.#hasWords) this.#timer = setTimeout(() => this.#ask(), PAUSE)
  }

  #heard({ is_kept, at, company, checks }, changes) {
    this.trouble.hidden = true
    if (checks !== undefined) showChecks(checks)
    if (company !== undefined) this.#showCompany(company)
    if (!is_kept) return this.#beginAnew()
    if (changes === this.#kept) return
    this.#kept = changes
    if (this.#hasWords) return
    this.#since = 0
    localStorage.removeItem(this.#name)
    this.note.textContent = `${this.note.dataset.words} ${at}`
  }

  /* Only what is new: it is read out. */
  #showCompany(words) {
    this.#told ??= this.company.innerHTML.trim() ? undefined : ""
    if (words.trim() === this.#told) return
    this.#told = words.trim()
    this.company.innerHTML = words
  }

  /* This window was saved, and shown again by the browser: from now on it is another one. */
  #beginAnew() {
    localStorage.removeItem(this.#name)
    this.form.elements.window.value = newKey()
    if (this.#changes) this.#kept = this.#changes - 1
  }

  /* The answer; null if there was none, told to the author if words wait for it. */
  async #send(fields, { isRetry = false } = {}) {
    const { keep } = this.form.dataset
    const token = this.form.elements.csrfmiddlewaretoken.value
    const answer = await fetch(keep, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => null)
    if (answer?.ok && !answer.redirected) return answer.json()
    if (answer?.status === 403 && !isRetry && (await this.#renewToken())) {
      return this.#send(fields, { isRetry: true })
    }
    this.#tell(answer)
    return null
  }

  /* Logging in again changes the token that the form must carry. */
  async #renewToken() {
    const answer = await fetch(this.form.dataset.token).catch(() => null)
    if (!answer?.ok || answer.redirected) return false
    const { token } = await answer.json()
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token
    return true
  }

  #tell(answer) {
    if (!this.#hasWords && !answer?.redirected) return
    const { offline, out } = this.trouble.dataset
    const words = answer?.redirected || answer?.status === 403 ? out : offline
    if (this.trouble.textContent !== words) this.trouble.textContent = words
    this.trouble.hidden = false
    const now = new Date().toLocaleTimeString([], { timeStyle: "short" })
    this.note.textContent = `${this.note.dataset.local} ${now}`
  }

  /* What this browser kept for windows that are gone; the server offers it from now on. */
  async #bringLate() {
    const open = (await navigator.locks?.query())?.held.map(({ name }) => name) ?? []
    const mine = Object.keys(localStorage).filter((name) =>
      name.startsWith(`${PREFIX}:${this.form.dataset.account}:`),
    )
    let isBrought = false
    for (const name of mine.filter((name) => name !== this.#name && !open.includes(name))) {
      const { at, fields } = JSON.parse(localStorage.getItem(name))
      const isOld = Date.now() - at > FORGOTTEN_AFTER
      const answer = isOld ? {} : await this.#send({ ...fields, is_late: "1" })
      if (!answer) continue
      localStorage.removeItem(name)
      isBrought ||= Boolean(answer.is_kept)
    }
    if (isBrought) await this.#showOffers()
  }

  async #showOffers() {
    const { offers, post } = this.form.dataset
    const answer = await fetch(`${offers}?${new URLSearchParams({ post })}`).catch(() => null)
    if (answer?.ok && !answer.redirected) {
      document.getElementById("offers").innerHTML = await answer.text()
    }
  }

  #leave() {
    const token = this.form.elements.csrfmiddlewaretoken.value
    const bare = { window: this.#window, post: this.form.dataset.post, is_leaving: "1" }
    const fields = this.#hasWords ? { ...this.#fields(), is_leaving: "1" } : bare
    fetch(this.form.dataset.keep, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams(fields),
      keepalive: true,
    }).catch(() => null)
  }
}

/* `crypto.randomUUID` is for pages that came safely only. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
