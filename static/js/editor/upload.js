// Posts a form with a file and reports how much of it has been sent.

/* Resolve to the parts of a `fetch` response that the dialogs use. `onProgress` gets 0 to 1. */
export function upload(url, { body, headers, onProgress }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total)
    })
    request.addEventListener("error", () => reject(new TypeError("no answer")))
    request.addEventListener("load", () =>
      resolve({
        ok: request.status >= 200 && request.status < 300,
        status: request.status,
        redirected: new URL(request.responseURL).pathname !== new URL(url, location).pathname,
        text: async () => request.responseText,
      }),
    )
    request.send(body)
  })
}
