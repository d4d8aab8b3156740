// Opens a picture over the page, as large as the window; another click shows it in its own size.
// Arrow keys and buttons go to the other pictures. Without JavaScript, the link leads to the file.

const dialog = document.createElement("dialog")
dialog.className = "enlarged"
const place = document.createElement("p")
const [closer, previous, next] = ["×", "‹", "›"].map((textContent) =>
  Object.assign(document.createElement("button"), { type: "button", textContent }),
)
previous.className = "previous"
next.className = "next"
let shown // the link of the picture

const links = () => [...document.querySelectorAll(".enlarge")]

function show(link) {
  shown = link
  const { href } = link
  const thumbnail = link.querySelector("img")
  const picture = Object.assign(document.createElement("img"), { src: href, alt: thumbnail.alt })
  for (const name of ["width", "height"]) picture.setAttribute(name, thumbnail.getAttribute(name))
  dialog.setAttribute("aria-label", thumbnail.alt)
  dialog.querySelector("img")?.remove()
  closer.after(picture)
  const all = links()
  place.textContent = `${all.indexOf(link) + 1} / ${all.length}`
}

function open(link) {
  const { dataset } = link.closest(".e-content")
  closer.setAttribute("aria-label", dataset.close)
  dialog.replaceChildren(closer)
  if (links().length > 1) {
    previous.setAttribute("aria-label", dataset.previous)
    next.setAttribute("aria-label", dataset.next)
    dialog.append(previous, next, place)
  }
  document.querySelector("main").append(dialog)
  show(link)
  dialog.showModal()
}

function step(by) {
  const all = links()
  if (all.length > 1) show(all.at((all.indexOf(shown) + by) % all.length))
}

closer.addEventListener("click", () => dialog.close())
previous.addEventListener("click", () => step(-1))
next.addEventListener("click", () => step(1))
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close()
  else if (target.matches("img")) target.classList.toggle("whole")
})
dialog.addEventListener("keydown", ({ key }) => {
  const forward = getComputedStyle(dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
  if (/^Arrow(Left|Right)$/.test(key)) step(key === forward ? 1 : -1)
})
dialog.addEventListener("close", () => shown.focus())

addEventListener("click", (event) => {
  const link = event.target.closest(".enlarge")
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  open(link)
})
