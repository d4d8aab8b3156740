// Blocks on the clipboard: code with its language, tables of spreadsheets and of plain text, lists of
// definitions, and folded parts.

import { replaceTag } from "ibid/clipboard"

const LANGUAGE = /(?:^|\s)(?:language|lang|highlight-source|brush:)[-\s]?([\w+#-]+)/
const SPREADSHEET = /urn:schemas-microsoft-com:office:excel|google-sheets-html-origin|LibreOffice/
const MAX_CELLS = 20_000

/* Keep the language that pages name in the classes of code. */
export function keepLanguages(body) {
  for (const code of body.querySelectorAll("pre")) {
    const named = [code, code.querySelector("code"), code.parentElement].map((element) =>
      LANGUAGE.exec(element?.className ?? ""),
    )
    const found = named.find(Boolean)
    if (found && !code.dataset.language) code.dataset.language = found[1].toLowerCase()
  }
}

/* Keep captions and alignments; the first row of a spreadsheet's table has its headers. */
export function keepTables(body, html) {
  for (const table of body.querySelectorAll("table")) {
    const caption = table.querySelector("caption")
    if (caption?.textContent.trim()) table.dataset.caption = caption.textContent.trim()
    caption?.remove()
    for (const cell of table.querySelectorAll("td, th")) align(cell)
    const [first] = table.rows
    if (!SPREADSHEET.test(html) || !first || table.querySelector("th")) continue
    for (const cell of [...first.cells]) replaceTag(cell, "th")
  }
}

function align(cell) {
  const style = /text-align:\s*(center|right|end)/.exec(cell.dataset.style ?? "")
  const side = style?.[1] ?? cell.getAttribute("align")
  const name = { center: "center", right: "end", end: "end" }[side]
  if (name) cell.className = name
  else cell.removeAttribute("class")
}

/* The table of plain text with tabs or commas, as HTML; "" if it is something else. */
export function tableOf(text) {
  const rows = rowsOf(text, "\t") ?? rowsOf(text, ",")
  if (!rows) return ""
  const [head, ...rest] = rows
  const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`
  return `<table><tbody>${row(head, "th")}${rest.map((cells) => row(cells, "td")).join("")}</tbody></table>`
}

/* At least two rows with the same number of cells, two or more. A space after each comma is prose. */
function rowsOf(text, separator) {
  const isProse = separator === "," && /,\s/.test(text.replace(/"[^"]*"/g, "").split("\n")[0])
  if (!text.includes(separator) || isProse) return null
  const rows = parsed(text.replace(/\r\n?/g, "\n").replace(/\n+$/, ""), separator)
  const [{ length }] = rows
  const isTable = rows.length > 1 && length > 1 && rows.every((row) => row.length === length)
  return isTable && rows.length * length <= MAX_CELLS ? rows : null
}

/* The cells of each line; quotation marks around a cell may hold separators and ends of lines. */
function parsed(text, separator) {
  const rows = [[]]
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\n][^${separator}\\n]*)?)(${separator}|\\n|$)`, "gy")
  for (const [, quoted, bare, end] of text.matchAll(cell)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? bare ?? "").trim())
    if (end === "\n") rows.push([])
    else if (end === "") break
  }
  return rows
}

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", " ")
