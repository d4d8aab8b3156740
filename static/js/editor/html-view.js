// The HTML of the text, to be edited by hand. The server cleans it and says what it dropped.

import { Extension } from "django-prose-editor/editor"

const element = document.getElementById("html-dialog")
const form = element.querySelector("form")
const field = form.elements.html
const dropped = element.querySelector("[data-part=dropped]")
const failure = element.querySelector("[data-part=failure]")
const unreachable = failure.textContent
const BLOCKS = "p|h[2-4]|ul|ol|li|blockquote|pre|table|tbody|tr|hr|figure|aside|details|summary|dl|dt|dd|tex-block"
const BOUNDARY = new RegExp(`(</(?:${BLOCKS})>|<hr>)(?=<)|(<(?:ul|ol|table|tbody|tr|blockquote|aside|details|dl)(?: [^>]*)?>)(?=<)`, "g")
let current // the editor, while the dialog is open

/* Each block on a line of its own. Code has no tags between its lines, so it stays as it is. */
const onLines = (html) => html.replace(BOUNDARY, (tag) => `${tag}\n`)

/* Without the ends of lines between blocks, which the editor would take for spaces. */
const joined = (html) => html.replace(/(<\/[a-z0-9-]+>|<hr>|<[a-z]+(?: [^>]*)?>)\n+(?=<)/g, "$1")

element.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close]")) element.close()
})
form.addEventListener("submit", async (event) => {
  event.preventDefault()
  const answer = await cleaned(joined(field.value))
  failure.hidden = Boolean(answer && !answer.errors)
  failure.textContent = answer?.errors?.html.join(" ") ?? unreachable
  if (!failure.hidden) return
  current.commands.setContent(answer.html, { emitUpdate: true })
  if (answer.dropped.length === 0) return element.close()
  field.value = onLines(current.getHTML())
  dropped.hidden = false
  dropped.querySelector("ul").replaceChildren(
    ...answer.dropped.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  )
})

async function cleaned(html) {
  const token = document.getElementById("post_form").elements.csrfmiddlewaretoken.value
  const answer = await fetch(element.dataset.url, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: new URLSearchParams({ html }),
  }).catch(() => null)
  const isAnswered = (answer?.ok && !answer.redirected) || answer?.status === 400
  return isAnswered ? answer.json().catch(() => null) : null
}

export const HtmlView = Extension.create({
  name: "htmlView",

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "html",
      groups: "html",
      button: buttons.text(element.dataset.command, element.dataset.hint),
      command: (editor) => {
        current = editor
        field.value = onLines(editor.getHTML())
        dropped.hidden = failure.hidden = true
        element.showModal()
        field.focus()
      },
    })
  },
})
