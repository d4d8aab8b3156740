// What straight marks become in a language: `"`, `'` and `--`. Independent of the editor.

const LETTER = /[\p{L}\p{N}]/u
const BEFORE_OPENING = /[\s([{<¿¡/\ufffc]/
const DASH = /[-–—]/
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u // written without spaces
const HEBREW = /[\u0590-\u05ff]/
const LITERAL = /<[a-z!/][^<>]*$|(?:https?:\/\/|www\.)\S*$/i // in a tag or URL that is being typed

/* The marks for a language code such as "de-AT"; English ones if it is unknown. */
export function marksFor(language, byLanguage) {
  const parts = language.toLowerCase().split(/[-_]/)
  while (parts.length && !(parts.join("-") in byLanguage)) parts.pop()
  const [open, close, innerOpen, innerClose, dash] = byLanguage[parts.join("-") || "en"]
  return { open, close, innerOpen, innerClose, dash }
}

/* What a typed character becomes after the text `before`: how many characters before it are
   replaced, and with what; null if it stays as it is. */
export function replacementOf(typed, before, marks) {
  const isCode = (before.match(/`/g)?.length ?? 0) % 2 === 1
  if (isCode || LITERAL.test(before)) return null
  if (typed === '"') return doubleMark(before, marks)
  if (typed === "'") return singleMark(before, marks)
  if (typed === "-") return dashOf(before, marks)
  return corrected(typed, before, marks)
}

const replace = (insert, remove = 0) => ({ insert, remove })

/* A quotation inside another has the inner marks. */
function doubleMark(before, marks) {
  const { open, close, innerOpen, innerClose } = marks
  const previous = before.at(-1) ?? ""
  const isOpen = isUnclosed(before, open, close)
  if (previous === " " && isOpen && /^\s/.test(close)) return replace(close, 1) // « mot »
  if (opensAfter(previous, marks) || (!isOpen && (DASH.test(previous) || CJK.test(previous)))) {
    return replace(isOpen && open !== close ? innerOpen : open)
  }
  if (HEBREW.test(previous) && !isOpen) return replace("״")
  if (/\d/.test(previous) && !isOpen && open !== close) return null // 5'10"
  const isInnermost = before.lastIndexOf(innerOpen) > before.lastIndexOf(open)
  const isInner = isOpen && isInnermost && isUnclosed(before, innerOpen, innerClose)
  return replace(isInner ? innerClose : close)
}

function singleMark(before, marks) {
  const { innerOpen, innerClose } = marks
  const previous = before.at(-1) ?? ""
  const isOpen = isUnclosed(before, innerOpen, innerClose)
  if (opensAfter(previous, marks) || (CJK.test(previous) && !isOpen)) return replace(innerOpen)
  if (HEBREW.test(previous)) return replace("׳")
  return replace(isOpen ? innerClose : "’")
}

function opensAfter(previous, { open, close, innerOpen, innerClose }) {
  const isMark = (mark, other) => mark !== other && previous === mark.at(-1)
  if (!previous || BEFORE_OPENING.test(previous)) return true
  return isMark(open, close) || isMark(innerOpen, innerClose)
}

/* Whether the last opening mark was not closed; an apostrophe inside a word closes nothing. */
function isUnclosed(before, open, close) {
  const text = before.replace(/(?<=\p{L})’(?=\p{L})/gu, "")
  if (open.trim() === close.trim()) return text.split(open).length % 2 === 0
  return text.lastIndexOf(open.trim()) > text.lastIndexOf(close.trim())
}

/* Two hyphens are a dash, of ranges of numbers an en dash; three are an em dash. At the start of a
   line they may become a rule. */
function dashOf(before, { dash }) {
  const text = before.slice(0, -1)
  if (!text.trim()) return null
  if (before.endsWith("–")) return replace("—", 1)
  if (before.endsWith("—") && before.at(-2) !== "-") return dash.startsWith("—") ? replace("") : null
  if (!before.endsWith("-") || before.endsWith("--")) return null
  return replace(/\d$/.test(text) ? "–" : dash, 1)
}

/* What only the next character shows: a dash at the start, an apostrophe in a word or decade. */
function corrected(typed, before, { open, innerOpen, innerClose, dash }) {
  if (before === "--" && typed !== "-") return replace(dash + typed, 2)
  if (typed === " " && /\s$/.test(open) && before.endsWith(open)) return replace("")
  if (typed === "s" && /\d0$/.test(before) && before.at(-3) === innerOpen) {
    return replace(`’${before.slice(-2)}s`, 3) // the ’90s
  }
  const isApostrophe = innerClose !== "’" && before.endsWith(innerClose) && LETTER.test(typed)
  return isApostrophe && LETTER.test(before.at(-2) ?? "") ? replace(`’${typed}`, 1) : null
}
