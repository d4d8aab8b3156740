// The panel beside the text: this browser remembers which of its sections are open.

const SECTIONS = "ibid-folds"

export function rememberSections(form) {
  const remembered = JSON.parse(localStorage.getItem(SECTIONS) ?? "{}")
  for (const section of form.querySelectorAll(".fold")) {
    const { fold: name } = section.dataset
    const hasErrors = section.querySelector(".errors") !== null
    if (name in remembered && !hasErrors) section.open = remembered[name]
    section.addEventListener("toggle", () => {
      remembered[name] = section.open
      localStorage.setItem(SECTIONS, JSON.stringify(remembered))
    })
  }
}
