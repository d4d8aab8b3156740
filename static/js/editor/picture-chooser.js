// The dialog of the picture library: chooses a picture, or uploads one.

import { Dialog } from "ibid/dialog"

export const dialog = new Dialog(document.getElementById("picture-dialog"))

/* Choose a picture from the library for a place outside the text; `use` gets its ID and label. */
export function choosePicture(chosen, use) {
  dialog.open(chosen ? { chosen, is_lead: "1" } : { is_lead: "1" }, {
    onShown: () => requireAlt(dialog.element.querySelector("[method=post]")),
    onStored: (dialog, form) => dialog.use(form),
    onUse: (picked) => use(picked.value, picked.closest("label").textContent.trim()),
  })
}

export const pictureUrl = (picture) => dialog.element.dataset.file.replace("/0/", `/${picture}/`)

/* Alt text is required unless the picture is decorative. */
export function requireAlt({ elements: { alt, is_decorative } }) {
  const update = () => {
    alt.disabled = is_decorative.checked
  }
  is_decorative.addEventListener("change", update)
  update()
}
