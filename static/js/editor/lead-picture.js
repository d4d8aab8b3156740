// Shows the lead picture and lets authors choose it from the library, instead of a list of names.

import { choosePicture, pictureUrl } from "ibid/picture"

export function showLeadPicture({ elements: { lead_picture: select } }) {
  const preview = select.parentElement.querySelector("[data-lead-picture]")
  const [choose, remove] = preview.querySelectorAll("button")
  const show = () => {
    const { value, selectedOptions } = select
    preview.dataset.isChosen = value ? "yes" : ""
    preview.querySelector("span").textContent = selectedOptions[0].text
    if (value) preview.querySelector("img").src = pictureUrl(value)
    choose.textContent = value ? choose.dataset.replace : choose.dataset.choose
  }
  const set = (picture, label) => {
    if (![...select.options].some(({ value }) => value === picture)) {
      select.add(new Option(label, picture))
    }
    select.value = picture
    select.dispatchEvent(new Event("change", { bubbles: true })) // triggers an autosave
    show()
  }
  choose.addEventListener("click", () => choosePicture(select.value, set))
  remove.addEventListener("click", () => {
    set("")
    choose.focus()
  })
  select.hidden = true
  preview.hidden = false
  show()
}
