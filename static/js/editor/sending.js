// A form with a file on its way to the server: how far it is, and what was answered.

/* Answers as `fetch` does, in the few words that are asked of it. `tell` hears parts from 0 to 1. */
export function send(address, { body, headers, tell }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) tell(loaded / total)
    })
    request.addEventListener("error", () => reject(new TypeError("no answer")))
    request.addEventListener("load", () =>
      resolve({
        ok: request.status >= 200 && request.status < 300,
        status: request.status,
        redirected: new URL(request.responseURL).pathname !== new URL(address, location).pathname,
        text: async () => request.responseText,
      }),
    )
    request.send(body)
  })
}
