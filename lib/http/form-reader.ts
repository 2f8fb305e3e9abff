import busboy from 'busboy'
import { fail, ok, type Result } from '@/lib/core/result'

export type PostedForm = {
  /** The last of a repeated field wins. */
  fields: ReadonlyMap<string, string>
  /** The part `file`, if a file was chosen. */
  file?: { name: string; bytes: Buffer<ArrayBuffer> }
}

export type FormLimits = {
  /** Text fields. */
  fields: number
  /** Bytes of the part `file`; 0 takes none. */
  fileBytes: number
}

/** Bytes of a field's text, and characters of its name; a part's header ends at the parser's own 16 KB. */
const MAX_FIELD_BYTES = 64 * 1024
const MAX_NAME_LENGTH = 100

/**
 * The streaming parser of posted forms as one value. What breaks a limit sets `problem`, and the rest need
 * not be read.
 */
export class FormReader {
  /** `fileTooLarge` or `uploadDamaged`. */
  problem: string | undefined
  readonly #fields = new Map<string, string>()
  readonly #chunks: Buffer[] = []
  #fileName: string | undefined
  readonly #parser: busboy.Busboy

  /** @param type the Content-Type. @throws when it is none of a form, or names no boundary */
  constructor(type: string, { fields, fileBytes }: FormLimits) {
    const files = fileBytes > 0 ? 1 : 0
    const stop =
      (problem = 'uploadDamaged') =>
      () => {
        this.problem ??= problem
      }
    // The parser reports a limit of parts and of bytes when it is reached: what fills it exactly is allowed,
    // so one more.
    const limits = {
      fieldSize: MAX_FIELD_BYTES,
      fieldNameSize: MAX_NAME_LENGTH,
      fields,
      files,
      parts: fields + files + 1,
      fileSize: fileBytes + 1,
    }
    // Browsers write file names in UTF-8 without saying so.
    this.#parser = busboy({ headers: { 'content-type': type }, limits, defParamCharset: 'utf8' })
    this.#parser
      .on('error', stop())
      .on('partsLimit', stop())
      .on('fieldsLimit', stop())
      .on('filesLimit', stop())
    this.#parser.on('field', (name: string | undefined, value, { nameTruncated, valueTruncated }) => {
      // Of multipart names the parser knows no limit; a part may also have none.
      if (name === undefined || name.length > MAX_NAME_LENGTH || nameTruncated || valueTruncated) stop()()
      else this.#fields.set(name, value)
    })
    this.#parser.on('file', (name, stream, { filename }) => {
      const chosen = name === 'file' && filename !== undefined
      if (chosen) this.#fileName = filename
      stream
        .on('error', stop())
        .on('limit', stop('fileTooLarge'))
        .on('data', (chunk: Buffer) => {
          if (chosen) this.#chunks.push(chunk)
        })
    })
  }

  /** Takes the next bytes of the body. */
  take(bytes: Uint8Array): Promise<void> {
    return new Promise((done) => void this.#parser.write(bytes, () => done()))
  }

  /** Drops what was read. */
  abort(): void {
    this.#parser.destroy()
  }

  /** After the last bytes. @returns problems `fileTooLarge`, `uploadDamaged` */
  async finish(): Promise<Result<PostedForm>> {
    if (!this.problem) {
      await new Promise<void>((done) => this.#parser.once('close', done).end())
    }
    if (this.problem) return fail(this.problem, 'file')
    return ok({
      fields: this.#fields,
      ...(this.#fileName !== undefined && {
        file: { name: this.#fileName, bytes: Buffer.concat(this.#chunks) },
      }),
    })
  }
}
