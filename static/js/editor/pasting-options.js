// What cleaning of pasted HTML needs to know about the blog.

import { currentMarks } from "ibid/smart-quotes"

const { frames } = document.getElementById("post_form").elements.body.dataset

/* The quotation marks of the post's language, and the players of other sites that become links. */
export function pastingOptions() {
  const { open, close, innerOpen, innerClose } = currentMarks()
  return { quotes: [open, close, innerOpen, innerClose], frames: JSON.parse(frames) }
}
