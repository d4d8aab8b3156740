// Headings to jump to, how many words there are and how long they take to read.

const WORDS_A_MINUTE = 220
const SIGNS_A_MINUTE = 400 // of scripts that write no spaces
const SIGN = /[\u3040-\u30ff\u3400-\u9fff]/g
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

export function countOf(text) {
  const signs = text.match(SIGN)?.length ?? 0
  const words = text.replace(SIGN, " ").match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE))
  return { words: words + signs, minutes }
}

function showCounts(element, doc) {
  // leaves count for nothing: a citation is no word of the text
  const { words, minutes } = countOf(doc.textBetween(0, doc.content.size, " ", " "))
  const { words: ofWords, minutes: ofMinutes } = element.dataset
  const said = [
    [words, ofWords],
    [minutes, ofMinutes],
  ].map(([count, forms]) => `${count.toLocaleString()} ${forms.split("|")[count === 1 ? 0 : 1]}`)
  element.textContent = said.join(" · ")
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
