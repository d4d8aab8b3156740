// What the author folded away stays so, in this browser: parts of the panel, and all but the text.

const FOLDS = "ibid-folds"
const ALONE = "ibid-text-alone"

export function rememberFolds(form) {
  const remembered = JSON.parse(localStorage.getItem(FOLDS) ?? "{}")
  for (const fold of form.querySelectorAll(".fold")) {
    const { fold: name } = fold.dataset
    const mustShow = fold.querySelector(".errors") !== null
    if (name in remembered && !mustShow) fold.open = remembered[name]
    fold.addEventListener("toggle", () => {
      remembered[name] = fold.open
      localStorage.setItem(FOLDS, JSON.stringify(remembered))
    })
  }
  offerTextAlone(form.querySelector("#alone"))
}

function offerTextAlone(button) {
  const set = (isAlone) => {
    document.body.classList.toggle("alone", isAlone)
    button.ariaPressed = isAlone
    localStorage.setItem(ALONE, isAlone ? "yes" : "")
  }
  button.hidden = false
  button.addEventListener("click", () => set(button.ariaPressed !== "true"))
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation() // to the text it would be a new line
      set(button.ariaPressed !== "true")
    },
    { capture: true },
  )
  set(localStorage.getItem(ALONE) === "yes")
}
