// Uploads several pictures one by one and shows the progress of each. Without JavaScript, the form
// sends them all at once.

const form = document.getElementById("upload-many")
const section = document.getElementById("upload-results")
const list = section.querySelector("ul")

form.addEventListener("submit", async (event) => {
  const files = [...form.elements.pictures.files]
  if (!files.length) return
  event.preventDefault()
  section.hidden = false
  const button = form.querySelector("[type=submit]")
  button.disabled = true
  for (const [file, line] of files.map((file) => [file, addLine(file)])) await upload(file, line)
  button.disabled = false
  form.elements.pictures.value = ""
})

function addLine(file) {
  const line = document.createElement("li")
  const progress = document.createElement("progress")
  progress.max = 1
  progress.value = 0
  progress.setAttribute("aria-label", file.name)
  line.append(file.name, progress)
  list.append(line)
  return line
}

function upload(file, line) {
  const data = new FormData(form)
  data.set("pictures", file)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", "?part=1")
    request.upload.addEventListener("progress", (event) => {
      line.querySelector("progress").value = event.loaded / event.total
    })
    request.addEventListener("loadend", () => {
      const answer = new DOMParser().parseFromString(request.responseText, "text/html")
      const result = request.status === 200 && answer.querySelector("body > li")
      if (result) line.replaceWith(result)
      else line.replaceChildren(`${file.name}: ${form.dataset.failure}`)
      resolve()
    })
    request.send(data)
  })
}
