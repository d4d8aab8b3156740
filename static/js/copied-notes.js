// A copied passage reads as its sentences do, without the numbers of notes; pasted as rich text it
// has its marks, followed by the notes and sources that they lead to.

const article = document.querySelector(".e-content")

document.addEventListener("copy", (event) => {
  const selection = getSelection()
  if (selection.isCollapsed || !selection.containsNode(article, true)) return
  const copied = document.createElement("div")
  for (let at = 0; at < selection.rangeCount; at += 1) {
    copied.append(selection.getRangeAt(at).cloneContents())
  }
  const marks = [...copied.querySelectorAll(".cite a[href^='#']")]
  if (!marks.length) return
  event.clipboardData.setData("text/plain", plainText(selection))
  for (const margin of copied.querySelectorAll(".margin")) margin.remove()
  copied.append(...listsFor(marks))
  for (const node of copied.querySelectorAll("[href], [src]")) {
    for (const name of ["href", "src"]) if (node.hasAttribute(name)) node.setAttribute(name, node[name])
  }
  event.clipboardData.setData("text/html", copied.innerHTML)
  event.preventDefault()
})

/* Return the selection's text; the style sheet excludes numbers of notes from it. */
function plainText(selection) {
  const margin = article.querySelector(".margin")
  const isHidden = margin?.hidden
  if (margin) margin.hidden = true
  const text = selection.toString()
  if (margin) margin.hidden = isHidden
  return text
}

/* Return copies of the lists at the end, with only the entries that the marks lead to. */
function listsFor(marks) {
  const names = marks.map((mark) => decodeURIComponent(mark.hash.slice(1)))
  const lines = new Set(names.map((name) => document.getElementById(name)?.closest("li")))
  const lists = []
  for (const section of article.querySelectorAll(".sources")) {
    const found = [...section.querySelectorAll("li")].filter((line) => lines.has(line))
    if (!found.length) continue
    const copy = section.cloneNode(false)
    const list = found[0].parentElement.cloneNode(false)
    list.append(...found.map((line) => line.cloneNode(true)))
    for (const node of list.querySelectorAll(".backlinks, .Z3988")) node.remove()
    copy.append(list)
    lists.push(copy)
  }
  return lists
}
