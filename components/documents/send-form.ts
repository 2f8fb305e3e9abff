export type SendAnswer = { ok: boolean; message?: string; name?: string; signIn?: string }

let last: Promise<unknown> = Promise.resolve()

/**
 * Posts a form and tells how far it is (whole percent). Resolves in any case; without an answer `ok` is
 * false. The forms of a page go one after the other: the server takes one upload at a time from a user.
 */
export function sendForm(
  url: string,
  form: FormData,
  onProgress: (percent: number) => void,
): Promise<SendAnswer> {
  const sent = last.then(() => post(url, form, onProgress))
  last = sent
  return sent
}

function post(url: string, form: FormData, onProgress: (percent: number) => void): Promise<SendAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0)
    request.onerror = () => resolve({ ok: false })
    request.onload = () => {
      const answer = request.response as {
        ok?: boolean
        message?: string
        document?: { name: string }
        signIn?: string
      } | null
      resolve({
        ok: answer?.ok === true,
        message: answer?.message,
        name: answer?.document?.name,
        signIn: answer?.signIn,
      })
    }
    request.send(form)
  })
}
