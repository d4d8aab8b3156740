// Sets a picture's focal point with a click. Without JavaScript, use the two sliders.

const sliders = ["focus_x", "focus_y"].map((name) => document.querySelector(`[name=${name}]`))
const image = document.querySelector("img.preview")

if (image && sliders.every(Boolean)) {
  const frame = document.createElement("span")
  const mark = document.createElement("span")
  frame.className = "focal-point-frame"
  mark.className = "focal-point-mark"
  image.replaceWith(frame)
  frame.append(image, mark)

  const show = () => {
    const [x, y] = sliders.map((slider) => `${slider.value}%`)
    mark.style.left = x
    mark.style.top = y
    for (const crop of document.querySelectorAll(".crop")) crop.style.objectPosition = `${x} ${y}`
  }

  frame.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect()
    sliders[0].value = Math.round((100 * (event.clientX - box.left)) / box.width)
    sliders[1].value = Math.round((100 * (event.clientY - box.top)) / box.height)
    show()
  })
  for (const slider of sliders) slider.addEventListener("input", show)
  show()
}
