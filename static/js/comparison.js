// Lays the two pictures of a comparison on each other, cut at a slider. Without JavaScript, they
// stand side by side.

for (const gallery of document.querySelectorAll(".gallery.comparison")) {
  const figures = [...gallery.querySelectorAll(".picture")]
  const pictures = figures.map((figure) => figure.querySelector("picture"))
  if (pictures.length === 2 && pictures.every(Boolean)) lay(gallery, figures, pictures)
}

function lay(gallery, figures, [below, above]) {
  const stage = document.createElement("span") // reader modes would drop a div
  const divider = document.createElement("span")
  const slider = Object.assign(document.createElement("input"), { type: "range", value: 50 })
  stage.className = "stage"
  divider.className = "divider"
  const alts = [below, above].map((picture) => picture.querySelector("img").alt)
  slider.setAttribute("aria-label", alts.join(" / "))
  const show = () => {
    above.style.setProperty("clip-path", `inset(0 0 0 ${slider.value}%)`)
    divider.style.setProperty("left", `calc(${slider.value}% - 1px)`)
    slider.setAttribute("aria-valuetext", `${slider.value} %`)
  }
  slider.addEventListener("input", show)
  for (const figure of figures) figure.querySelector(".enlarge")?.remove()
  stage.append(below, above, divider)
  figures[0].before(stage, slider)
  for (const figure of figures) if (!figure.querySelector("figcaption")) figure.remove()
  gallery.classList.add("sliding")
  show()
}
