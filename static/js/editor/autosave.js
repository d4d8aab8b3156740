// Autosave: stores the form in the browser on every change and sends it to the server every few
// seconds.

import { showChecklist } from "ibid/checklist"

const PREFIX = "ibid-unsaved"
const PAUSE = 1500 // after the last keystroke
const MAX_DELAY = 5000 // from the first unsaved keystroke
const HEARTBEAT = 10000
const TIMEOUT = 8000 // for one request
const EXPIRY = 30 * 24 * 3600 * 1000

export class Autosave {
  #changes = 0 // made so far
  #saved = 0 // of them stored on the server
  #since = 0
  #timer
  #isSending = false
  #isSubmitted = false // the save contains everything: no autosave may come after it
  #shownPresence

  constructor(form) {
    this.form = form
    this.presence = document.getElementById("presence")
    this.error = document.getElementById("autosave-error")
    this.status = document.getElementById("autosave-status")
  }

  async start() {
    this.form.addEventListener("input", () => this.#changed())
    this.form.addEventListener("change", () => this.#changed())
    this.form.addEventListener("submit", () => this.#submitted())
    addEventListener("online", () => this.#sync())
    addEventListener("pagehide", () => this.#leave())
    addEventListener("pageshow", (event) => event.persisted && this.#returned())
    setInterval(() => this.#sync(), HEARTBEAT)
    navigator.locks?.request(this.#key, () => new Promise(() => {})) // while the page is open
    await this.#sendStored()
    await this.#sync()
  }

  get #window() {
    return this.form.elements.window.value
  }

  get #key() {
    return `${PREFIX}:${this.form.dataset.account}:${this.#window}`
  }

  get #hasChanges() {
    return this.#changes > this.#saved
  }

  #changed() {
    this.#changes++
    this.#store()
    const now = Date.now()
    this.#since ||= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#sync(), Math.min(PAUSE, this.#since + MAX_DELAY - now))
  }

  /* The form's fields as the server expects them, without the CSRF token, which may expire. */
  #fields() {
    const fields = Object.fromEntries(
      [...new FormData(this.form)].filter(([, value]) => typeof value === "string"),
    )
    delete fields.csrfmiddlewaretoken
    return { ...fields, post: this.form.dataset.post, has_changes: "1" }
  }

  #submitted() {
    this.#store()
    this.#isSubmitted = true
    clearTimeout(this.#timer)
  }

  /* The browser shows the page again as it was when it was left. */
  #returned() {
    this.#isSubmitted = false
    this.#sync()
  }

  #store() {
    if (!this.#changes) return
    const draft = JSON.stringify({ at: Date.now(), fields: this.#fields() })
    try {
      localStorage.setItem(this.#key, draft)
    } catch {
      // The browser's storage is full: the server still gets the draft.
    }
  }

  /* Send a heartbeat, with the fields if they have unsaved changes. One request at a time. */
  async #sync() {
    if (this.#isSending || this.#isSubmitted) return
    this.#isSending = true
    clearTimeout(this.#timer)
    const changes = this.#changes
    const { dataset, elements } = this.form
    const heartbeat = {
      window: this.#window,
      post: dataset.post,
      based_on: elements.based_on.value,
    }
    const answer = await this.#send(this.#hasChanges ? this.#fields() : heartbeat)
    this.#isSending = false
    if (answer) this.#handle(answer, changes)
    if (answer && this.#hasChanges) this.#timer = setTimeout(() => this.#sync(), PAUSE)
  }

  #handle({ is_saved, at, presence, checklist }, changes) {
    if (this.#isSubmitted) return
    this.error.hidden = true
    if (checklist !== undefined) showChecklist(checklist)
    if (presence !== undefined) this.#showPresence(presence)
    if (!is_saved) return this.#renewWindow()
    if (changes === this.#saved) return
    this.#saved = changes
    if (this.#hasChanges) return
    this.#since = 0
    localStorage.removeItem(this.#key)
    this.status.textContent = `${this.status.dataset.saved} ${at}`
  }

  /* Replace the text only if it changed: screen readers announce it. */
  #showPresence(html) {
    this.#shownPresence ??= this.presence.innerHTML.trim() ? undefined : ""
    if (html.trim() === this.#shownPresence) return
    this.#shownPresence = html.trim()
    this.presence.innerHTML = html
  }

  /* The browser restored a page that was already saved: treat it as a new window. */
  #renewWindow() {
    localStorage.removeItem(this.#key)
    this.form.elements.window.value = newKey()
    if (this.#changes) this.#saved = this.#changes - 1
  }

  /* Return the server's answer, or show an error and return null. */
  async #send(fields, { isRetry = false } = {}) {
    const { autosave } = this.form.dataset
    const token = this.form.elements.csrfmiddlewaretoken.value
    const answer = await fetch(autosave, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch(() => null)
    if (answer?.ok && !answer.redirected) return answer.json()
    if (answer?.status === 403 && !isRetry && (await this.#renewToken())) {
      return this.#send(fields, { isRetry: true })
    }
    this.#showError(answer)
    return null
  }

  /* Logging in again changes the CSRF token that the form must send. */
  async #renewToken() {
    const answer = await fetch(this.form.dataset.token).catch(() => null)
    if (!answer?.ok || answer.redirected) return false
    const { token } = await answer.json()
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token
    return true
  }

  #showError(answer) {
    if (!this.#hasChanges && !answer?.redirected) return
    const { offline, loggedOut } = this.error.dataset
    const message = answer?.redirected || answer?.status === 403 ? loggedOut : offline
    if (this.error.textContent !== message) this.error.textContent = message
    this.error.hidden = false
    const now = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" })
    this.status.textContent = `${this.status.dataset.stored} ${now}`
  }

  /* Send drafts that closed windows left in this browser; the server offers to restore them. */
  async #sendStored() {
    const open = (await navigator.locks?.query())?.held.map(({ name }) => name) ?? []
    const stored = Object.keys(localStorage).filter((key) =>
      key.startsWith(`${PREFIX}:${this.form.dataset.account}:`),
    )
    let isAnySaved = false
    for (const key of stored.filter((key) => key !== this.#key && !open.includes(key))) {
      const { at, fields } = JSON.parse(localStorage.getItem(key))
      const isExpired = Date.now() - at > EXPIRY
      const answer = isExpired ? {} : await this.#send({ ...fields, is_late: "1" })
      if (!answer) continue
      localStorage.removeItem(key)
      isAnySaved ||= Boolean(answer.is_saved)
    }
    if (isAnySaved) await this.#showUnsaved()
  }

  async #showUnsaved() {
    const { unsaved, post } = this.form.dataset
    const answer = await fetch(`${unsaved}?${new URLSearchParams({ post })}`).catch(() => null)
    if (answer?.ok && !answer.redirected) {
      document.getElementById("unsaved").innerHTML = await answer.text()
    }
  }

  #leave() {
    if (this.#isSubmitted) return
    const token = this.form.elements.csrfmiddlewaretoken.value
    const heartbeat = { window: this.#window, post: this.form.dataset.post, is_leaving: "1" }
    const fields = this.#hasChanges ? { ...this.#fields(), is_leaving: "1" } : heartbeat
    fetch(this.form.dataset.autosave, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams(fields),
      keepalive: true,
    }).catch(() => null)
  }
}

/* `crypto.randomUUID` exists in secure contexts only. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}
