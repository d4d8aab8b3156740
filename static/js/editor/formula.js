// Formulas in TeX, in a line or on their own, shown as the server renders them. Pasted MathML that
// has no TeX stays as it is.

import { canInsertNode, InputRule, Node, Plugin } from "django-prose-editor/editor"
import { FormDialog } from "ibid/form-dialog"
import { selectedNode } from "ibid/nodes"

const PAUSE = 250 // after the last keystroke
const TYPED = /(?<![\\$\w])\$((?![\s$])[^$]*(?<![\s\\]))\$$/ // as in Markdown, without a digit after
const OWN_LINE = /^\$\$([^$]*[^$\s][^$]*)\$\$$/
const rendered = new Map() // answers of the server, by TeX
const element = document.getElementById("formula-dialog")
const dialog = new FormDialog(element)
const { tex: field, is_displayed: isDisplayed } = dialog.form.elements
const shown = element.querySelector("[data-part=preview]")
const error = element.querySelector("[data-part=error]")
const submit = element.querySelector("[type=submit]")
let timer

field.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(preview, PAUSE)
})
isDisplayed.addEventListener("change", preview)
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return
  event.preventDefault()
  dialog.form.requestSubmit()
})
dialog.form.addEventListener("submit", refuseErrors, { capture: true })

/* The formula as MathML, or the error: as the server answered before, or answers now. */
async function render(tex, display) {
  const key = `${display}${tex}`
  if (rendered.has(key)) return rendered.get(key)
  const form = document.getElementById("post_form")
  const answer = await fetch(element.dataset.url, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: new URLSearchParams({ tex, is_displayed: display ? "on" : "" }),
  }).catch(() => null)
  if (!answer?.ok || answer.redirected) return { error: element.dataset.offline, isOffline: true }
  rendered.set(key, await answer.json())
  return rendered.get(key)
}

async function preview() {
  const tex = field.value
  const found = tex.trim() ? await render(tex, isDisplayed.checked) : { html: "" }
  if (field.value === tex) show(found)
}

function show(found) {
  shown.innerHTML = found.html ?? ""
  error.textContent = found.error ?? ""
  error.hidden = !found.error
  if (found.error) field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
}

/* A formula that is not valid stays in the dialog, with the caret where the error is. */
function refuseErrors(event) {
  const found = rendered.get(`${isDisplayed.checked}${field.value}`)
  if (!found?.error) return
  event.preventDefault()
  event.stopImmediatePropagation()
  field.focus()
  field.setSelectionRange(found.position, found.position)
}

function edit(editor) {
  const selected = selectedNode(editor, "formula") ?? selectedNode(editor, "displayedFormula")
  const { from, to } = editor.state.selection
  const tex = selected?.attrs.tex ?? editor.state.doc.textBetween(from, to, " ")
  const values = { tex, is_displayed: selected?.type.name === "displayedFormula" }
  submit.textContent = selected ? submit.dataset.save : submit.dataset.add
  dialog.open(values, (data) => write(editor, selected, data))
  preview()
}

function write(editor, selected, data) {
  const tex = data.tex.trim()
  const { from, to } = editor.state.selection
  const chain = editor.chain().focus()
  if (!tex) return selected ? chain.deleteSelection().run() : chain.run()
  const type = data.is_displayed ? "displayedFormula" : "formula"
  chain.insertContentAt({ from, to }, { type, attrs: { tex } }).scrollIntoView().run()
}

/* In TeX, quotation marks are straight. */
const straight = (tex) => tex.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim()

async function fill(dom, tex, display) {
  const found = await render(tex, display)
  dom.replaceChildren()
  if (found.html) dom.innerHTML = found.html
  else dom.textContent = tex
  dom.classList.toggle("invalid", Boolean(found.error) && !found.isOffline)
  dom.title = found.error ?? ""
}

const view =
  (tag, display) =>
  ({ node }) => {
    const dom = document.createElement(tag)
    dom.className = "placed-formula"
    dom.textContent = node.attrs.tex
    fill(dom, node.attrs.tex, display)
    return { dom, ignoreMutation: () => true }
  }

const texAttribute = () => ({
  tex: { default: "", parseHTML: ({ textContent }) => textContent, rendered: false },
})

function opening(editor, type) {
  const open = (start) => editor.commands.setNodeSelection(start) && editor.commands.placeFormula()
  return new Plugin({
    props: {
      handleDoubleClickOn: (_view, _position, node, start) => node.type === type && open(start),
      // a second tap, where there is no double click
      handleClickOn: (_view, _position, node, start) =>
        node.type === type && selectedNode(editor, type.name) === node && open(start),
    },
  })
}

const atom = { atom: true, draggable: true, addAttributes: texAttribute }

export const Formula = Node.create({
  name: "formula",
  group: "inline",
  inline: true,
  ...atom,

  parseHTML: () => [{ tag: "tex-math" }],
  renderHTML: ({ node }) => ["tex-math", {}, node.attrs.tex],
  renderText: ({ node }) => `$${node.attrs.tex}$`,
  addNodeView: () => view("tex-math", false),

  addCommands: () => ({
    placeFormula:
      () =>
      ({ editor, state, dispatch }) => {
        const { formula, displayedFormula } = state.schema.nodes
        const isSelected = [formula, displayedFormula].includes(state.selection.node?.type)
        const isAllowed = isSelected || canInsertNode(state, formula)
        if (isAllowed && dispatch) edit(editor)
        return Boolean(isAllowed)
      },
  }),

  addKeyboardShortcuts() {
    const isSelected = () =>
      selectedNode(this.editor, "formula") ?? selectedNode(this.editor, "displayedFormula")
    return {
      "Mod-Alt-m": () => this.editor.commands.placeFormula(),
      Enter: () => Boolean(isSelected()) && this.editor.commands.placeFormula(),
    }
  },

  addInputRules() {
    const rule = (find, name) =>
      new InputRule({
        find,
        handler: ({ state: { schema, tr }, range: { from, to }, match: [, tex] }) => {
          tr.replaceWith(from, to, schema.nodes[name].create({ tex: straight(tex) }))
        },
      })
    return [rule(OWN_LINE, "displayedFormula"), rule(TYPED, "formula")]
  },

  addProseMirrorPlugins() {
    return [opening(this.editor, this.type)]
  },
})

export const DisplayedFormula = Node.create({
  name: "displayedFormula",
  group: "block",
  ...atom,

  parseHTML: () => [{ tag: "tex-block" }],
  renderHTML: ({ node }) => ["tex-block", {}, node.attrs.tex],
  renderText: ({ node }) => `$$${node.attrs.tex}$$`,
  addNodeView: () => view("tex-block", true),

  addProseMirrorPlugins() {
    return [opening(this.editor, this.type)]
  },
})

export const PastedFormula = Node.create({
  name: "pastedFormula",
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,

  addAttributes: () => ({
    html: { default: "", parseHTML: ({ outerHTML }) => outerHTML, rendered: false },
  }),

  parseHTML: () => [{ tag: "math" }],

  renderHTML: ({ node }) =>
    new DOMParser().parseFromString(node.attrs.html, "text/html").querySelector("math") ?? ["span"],

  renderText: ({ node: { attrs } }) =>
    new DOMParser().parseFromString(attrs.html, "text/html").body.textContent,
})
