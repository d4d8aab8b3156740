// Searches a still copy of the blog. The index is in scripts, which a page may load from a disk.
const form = document.querySelector("form.search")
const note = document.querySelector("[data-without-script]")
const found = note.nextElementSibling
const status = found.querySelector("[role=status]")
const list = found.querySelector("ol")
const MOST = 50
const IDEOGRAPHS = "\\u2e80-\\ud7ff\\uf900-\\ufaff"
const TOKEN = new RegExp(`[${IDEOGRAPHS}]|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}])+`, "gu")
const LONGEST = 40

const index = { posts: [], tokens: {}, add: (part) => Object.assign(index.tokens, part) }
window.ibidIndex = index
const loading = {}

function load(part) {
  loading[part] ??= new Promise((resolve) => {
    const script = document.createElement("script")
    script.src = `index/${part}.js`
    script.onload = script.onerror = resolve // a part without posts is missing
    document.head.append(script)
  })
  return loading[part]
}

function tokensOf(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
  return (plain.match(TOKEN) ?? []).map((token) => [...token].slice(0, LONGEST).join(""))
}

function partOf(token) {
  const codes = [...token].slice(0, 2).map((char) => char.codePointAt(0))
  return codes[0] >= 0x2e80 ? (codes[0] >> 5).toString(16) : codes.map((code) => code.toString(16)).join("-")
}

function postsWith(token, isLast) {
  const exact = index.tokens[token] ?? []
  if (!isLast || token.length < 2) return new Set(exact)
  const longer = Object.keys(index.tokens).filter((other) => other.startsWith(token))
  return new Set(longer.flatMap((other) => index.tokens[other]))
}

function show([href, title, day, language, excerpt]) {
  const item = document.createElement("li")
  const heading = Object.assign(document.createElement("h2"), { className: "entry-title", dir: "auto" })
  const link = Object.assign(document.createElement("a"), { href, textContent: title })
  const date = Object.assign(document.createElement("p"), { className: "byline", textContent: day })
  const text = Object.assign(document.createElement("p"), { className: "snippet", dir: "auto", textContent: excerpt })
  if (language) link.lang = text.lang = language
  heading.append(link)
  item.append(heading, ...(day ? [date] : []), text)
  return item
}

async function search() {
  const query = form.elements.q.value
  const tokens = tokensOf(query)
  note.hidden = true
  found.hidden = false
  list.replaceChildren()
  status.textContent = tokens.length ? found.dataset.loading : ""
  await Promise.all(["posts", ...tokens.map(partOf)].map(load))
  if (form.elements.q.value !== query || !tokens.length) return
  const sets = tokens.map((token, place) => postsWith(token, place === tokens.length - 1))
  const numbers = [...sets[0]].filter((number) => sets.every((set) => set.has(number))).sort((a, b) => a - b)
  const inTitle = (number) => tokens.every((token) => tokensOf(index.posts[number][1]).includes(token))
  const first = numbers.filter(inTitle)
  const shown = [...first, ...numbers.filter((number) => !inTitle(number))].slice(0, MOST)
  list.replaceChildren(...shown.map((number) => show(index.posts[number])))
  status.textContent = shown.length ? "" : found.dataset.none
}

form.addEventListener("input", search)
form.addEventListener("submit", (event) => {
  event.preventDefault()
  search()
})
form.elements.q.value = new URLSearchParams(location.search).get("q") ?? form.elements.q.value
if (form.elements.q.value) search()
else {
  note.hidden = true
  found.hidden = false
}
