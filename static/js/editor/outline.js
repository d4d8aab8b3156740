// The outline, a list of headings to jump to, with the word count and the reading time.

const WORDS_PER_MINUTE = 220
const CHARACTERS_PER_MINUTE = 400 // in scripts without spaces
const CHARACTER = /[\u3040-\u30ff\u3400-\u9fff]/g
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu
const PAUSE = 400

export function showOutline(form, editor) {
  const counts = form.querySelector("#counts")
  const outline = form.querySelector("#outline")
  let timer
  const show = () => {
    showCounts(counts, editor.state.doc)
    showHeadings(outline, editor)
  }
  editor.on("update", () => {
    clearTimeout(timer)
    timer = setTimeout(show, PAUSE)
  })
  counts.hidden = outline.hidden = false
  show()
}

export function countsOf(text) {
  const characters = text.match(CHARACTER)?.length ?? 0
  const wordCount = text.replace(CHARACTER, " ").match(WORD)?.length ?? 0
  const minutes = Math.round(wordCount / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE)
  return { wordCount: wordCount + characters, minutes: Math.max(1, minutes) }
}

function showCounts(element, doc) {
  // citations and notes are leaves, and are not counted
  const { wordCount, minutes } = countsOf(doc.textBetween(0, doc.content.size, " ", " "))
  const { wordForms, minuteForms } = element.dataset
  element.textContent = `${phrase(wordCount, wordForms)} · ${phrase(minutes, minuteForms)}`
}

/* "1 word" or "2 words", for the forms "word|words". */
function phrase(count, forms) {
  const form = forms.split("|")[count === 1 ? 0 : 1]
  return `${count.toLocaleString(document.documentElement.lang)} ${form}`
}

function showHeadings(outline, editor) {
  const headings = []
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === "heading") headings.push({ node, position })
  })
  outline.querySelector(".nothing").hidden = headings.length > 0
  outline.querySelector("ol").replaceChildren(
    ...headings.map(({ node, position }) => {
      const item = document.createElement("li")
      const button = document.createElement("button")
      item.className = `level-${node.attrs.level}`
      button.type = "button"
      button.textContent = node.textContent || "…"
      button.addEventListener("click", () => jump(editor, position + node.nodeSize - 1))
      item.append(button)
      return item
    }),
  )
}

function jump(editor, position) {
  editor.chain().setTextSelection(position).focus(undefined, { scrollIntoView: false }).run()
  const { node } = editor.view.domAtPos(position)
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
  element.scrollIntoView({ block: "center" })
}
