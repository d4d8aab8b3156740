// The language of a block of code, and whether its lines are numbered: chosen above the code.

import { Extension, Plugin } from "django-prose-editor/editor"

const skeleton = document.getElementById("code-in-text")

const stored = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(`data-${name}`),
  renderHTML: (attrs) => (attrs[name] ? { [`data-${name}`]: attrs[name] } : {}),
})

/* The list of languages, with the node's own if it is not in it. */
function showLanguage(select, language) {
  const value = language ?? ""
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(value, value))
  }
  select.value = value
}

function view(node, getPos, editor) {
  const dom = skeleton.content.firstElementChild.cloneNode(true)
  const select = dom.querySelector("select")
  const numbered = dom.querySelector("input")
  const set = (attrs) => {
    const { tr, doc } = editor.state
    const position = getPos()
    editor.view.dispatch(
      tr.setNodeMarkup(position, undefined, { ...doc.nodeAt(position).attrs, ...attrs }),
    )
  }
  const show = ({ attrs }) => {
    showLanguage(select, attrs.language)
    numbered.checked = attrs.numbered === "true"
  }
  select.addEventListener("change", () => set({ language: select.value || null }))
  numbered.addEventListener("change", () => set({ numbered: numbered.checked ? "true" : null }))
  show(node)
  return {
    dom,
    contentDOM: dom.querySelector("code"),
    update: (changed) => changed.type === node.type && (show(changed), true),
    stopEvent: ({ target }) => Boolean(target.closest?.("[data-part=head]")),
    ignoreMutation: ({ target, type }) =>
      type !== "selection" && !dom.querySelector("code").contains(target),
  }
}

export const CodeLanguage = Extension.create({
  name: "codeLanguage",

  addGlobalAttributes: () => [
    { types: ["codeBlock"], attributes: { language: stored("language"), numbered: stored("numbered") } },
  ],

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          nodeViews: { codeBlock: (node, _view, getPos) => view(node, getPos, editor) },
        },
      }),
    ]
  },
})
