// Opens a picture over the page, as large as the window; another click shows it in its own size.
// Without JavaScript, the link leads to the file.

const dialog = document.createElement("dialog")
dialog.className = "enlarged"
const closer = Object.assign(document.createElement("button"), { type: "button", textContent: "×" })
closer.addEventListener("click", () => dialog.close())
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close()
  else if (target.matches("img")) target.classList.toggle("whole")
})

addEventListener("click", (event) => {
  const link = event.target.closest(".enlarge")
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  const shown = link.querySelector("img")
  closer.setAttribute("aria-label", link.closest(".e-content").dataset.close)
  const picture = Object.assign(document.createElement("img"), { src: link.href, alt: shown.alt })
  for (const name of ["width", "height"]) picture.setAttribute(name, shown.getAttribute(name))
  dialog.setAttribute("aria-label", shown.alt)
  dialog.replaceChildren(closer, picture)
  document.querySelector("main").append(dialog)
  dialog.showModal()
})
