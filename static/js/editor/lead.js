// The lead picture: seen, and chosen from the library, instead of a name in a list.

import { addressOf, choosePicture } from "ibid/picture"

export function showLead({ elements: { lead_picture: select } }) {
  const shown = select.parentElement.querySelector("[data-lead]")
  const [another, none] = shown.querySelectorAll("button")
  const show = () => {
    const { value, selectedOptions } = select
    shown.dataset.isChosen = value ? "yes" : ""
    shown.querySelector("span").textContent = selectedOptions[0].text
    if (value) shown.querySelector("img").src = addressOf(value)
    another.textContent = value ? another.dataset.another : another.dataset.first
  }
  const take = (picture, words) => {
    if (![...select.options].some(({ value }) => value === picture)) {
      select.add(new Option(words, picture))
    }
    select.value = picture
    select.dispatchEvent(new Event("change", { bubbles: true })) // it is kept like all that is typed
    show()
  }
  another.addEventListener("click", () => choosePicture(select.value, take))
  none.addEventListener("click", () => {
    take("")
    another.focus()
  })
  select.hidden = true
  shown.hidden = false
  show()
}
