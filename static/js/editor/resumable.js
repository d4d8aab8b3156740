// Sends a chosen file in parts before its form, and goes on after a broken connection. Without
// JavaScript, the form sends the file itself.

const PART = 4 * 1024 * 1024
const SMALLEST = 128 * 1024
const PAUSES = [1000, 3000, 10_000, 30_000, 60_000] // milliseconds, then the author tries again

let part = PART // smaller once a proxy has refused one

document.addEventListener("submit", intercept, { capture: true })

function intercept(event) {
  const form = event.target
  const input = form.querySelector("input[data-resumable]")
  const file = input?.files[0]
  if (!file) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (!form.inert) sendFirst(form, input, file, event.submitter)
}

async function sendFirst(form, input, file, submitter) {
  const bar = form.querySelector(".resumable-progress")
  form.inert = true
  bar.hidden = false
  const { token, error } = await send(file, input.dataset.resumable, (share) => {
    bar.value = share
  })
  form.inert = false
  bar.hidden = true
  const status = form.querySelector("[data-upload-status]")
  status.hidden = false
  status.textContent = error ?? file.name
  if (!token) return input.focus()
  form.elements.upload.value = token
  input.value = "" // it is there already
  form.requestSubmit(submitter)
}

/* Send the file, from where an earlier try broke off; return the token or an error. */
async function send(file, url, onProgress) {
  const memory = `ibid-upload:${file.name}:${file.size}:${file.lastModified}`
  const earlier = JSON.parse(sessionStorage.getItem(memory))
  const upload = (await known(earlier)) ?? (await begin(file, url))
  if (upload.error) return upload
  sessionStorage.setItem(memory, JSON.stringify({ token: upload.token, url: upload.url }))
  let { offset = 0 } = upload
  for (let failures = 0; offset < file.size; ) {
    const answer = await sendPart(upload.url, file, offset)
    if (answer.offset !== undefined) {
      if (answer.offset > offset) failures = 0
      offset = answer.offset
      onProgress(offset / file.size)
    } else if (answer.error) {
      return answer
    } else {
      if (failures === PAUSES.length) return { error: "The connection is lost. Try again: what has arrived is kept." }
      await new Promise((resolve) => setTimeout(resolve, PAUSES[failures++]))
      offset = (await known(upload))?.offset ?? offset
    }
  }
  sessionStorage.removeItem(memory)
  return { token: upload.token }
}

async function begin(file, url) {
  const answer = await ask(url, { method: "POST", body: new URLSearchParams({ name: file.name, size: file.size }) })
  return answer.token ? answer : { error: answer.error ?? "The server does not answer. Try again." }
}

async function known(upload) {
  const answer = upload && (await ask(upload.url))
  return answer?.offset === undefined ? null : { ...upload, offset: answer.offset }
}

async function sendPart(url, file, offset) {
  const body = file.slice(offset, offset + part)
  const answer = await ask(url, { method: "PATCH", body, headers: { "Upload-Offset": offset } })
  if (answer.status === 413 && part > SMALLEST) {
    part /= 2
    return { offset }
  }
  const isRefused = answer.status >= 400 && answer.status < 500 && answer.offset === undefined
  return isRefused ? { error: "The server refuses the file. Log in in another window, then try again.", ...answer } : answer
}

/* Return the JSON of the answer with its status; {} if there is none. */
async function ask(url, { headers, ...options } = {}) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  try {
    const answer = await fetch(url, { ...options, headers: { "X-CSRFToken": token, ...headers } })
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json")
    return { status: answer.status, ...(isJson ? await answer.json() : {}) }
  } catch {
    return {}
  }
}
