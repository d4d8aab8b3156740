// The page of work in the background: shows its progress until it is finished.

const PAUSE = 2000
const part = () => document.querySelector("[data-progress]")

async function refresh() {
  const answer = await fetch(location.href).catch(() => null)
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = page.querySelector("[data-progress]")
    const sentence = part().querySelector("[role=status]")
    const isFocused = part().contains(document.activeElement)
    if (fresh.dataset.progress) part().replaceWith(fresh)
    else {
      const bar = part().querySelector("progress")
      const { value, max } = fresh.querySelector("progress")
      Object.assign(bar, { max, value })
      sentence.textContent = fresh.querySelector("[role=status]").textContent
    }
    if (fresh.dataset.progress && isFocused) fresh.querySelector("a")?.focus()
  }
  if (!part().dataset.progress) setTimeout(refresh, PAUSE)
}

if (!part().dataset.progress) setTimeout(refresh, PAUSE)
