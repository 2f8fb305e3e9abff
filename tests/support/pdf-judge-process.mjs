// A process of its own that reads papers with pdf.js, another code base than the product's, and says what
// scripts it comes to.
import { getDocument, VerbosityLevel } from 'unpdf/pdfjs'

const scriptsIn = (actions) =>
  Object.values(actions ?? {})
    .flat()
    .filter((one) => typeof one === 'string')

async function judge(data) {
  const task = getDocument({
    data: new Uint8Array(data),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
  })
  try {
    const paper = await task.promise
    const found = scriptsIn(await paper.getJSActions())
    const fields = await paper.getFieldObjects()
    for (const field of Object.values(fields ?? {}).flat()) found.push(...scriptsIn(field.actions))
    for (let number = 1; number <= paper.numPages; number += 1) {
      const page = await paper.getPage(number)
      found.push(...scriptsIn(await page.getJSActions()))
      for (const annotation of await page.getAnnotations()) found.push(...scriptsIn(annotation.actions))
    }
    return { opens: true, pages: paper.numPages, scripts: found }
  } catch (error) {
    return { opens: false, pages: 0, scripts: [], error: String(error) }
  } finally {
    await task.destroy()
  }
}

process.on('message', async ({ id, data }) => process.send({ id, verdict: await judge(data) }))
