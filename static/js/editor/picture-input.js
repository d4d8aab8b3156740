// Shows the chosen picture and offers the library, instead of a list of names.

import { choosePicture, pictureUrl } from "ibid/picture-chooser"

export function showChosenPicture(select) {
  const preview = select.parentElement.querySelector("[data-chosen-picture]")
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
    // Trigger an autosave or a new preview
    for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }))
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

for (const select of document.querySelectorAll("[data-picture-input]")) showChosenPicture(select)
