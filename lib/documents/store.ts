import { env } from '@/lib/env'
import { localStore } from './store-local'
import { uploadThingStore } from './store-uploadthing'

/**
 * Where the bytes of documents are. Keys are made by us before anything is stored, so that a lost upload can
 * be found.
 */
export interface DocumentStore {
  /** Stores all bytes durably or throws. */
  put(key: string, bytes: Buffer, file: { mediaType: string }): Promise<void>
  /** The bytes, or undefined when the key holds nothing. @throws when the store cannot be reached */
  get(key: string): Promise<Buffer | undefined>
  /** Removes what a key holds; nothing there is no error. */
  remove(key: string): Promise<void>
  /** Whether the store can be used now, for `ready`. */
  check(): Promise<boolean>
}

/** UploadThing where it is set up, else the local folder. */
export function documentStore(): DocumentStore {
  return env.UPLOADTHING_TOKEN ? uploadThingStore() : localStore()
}
