/**
 * Every type of document that some request takes; labels at `documents.types.<type>`. Which of them a request
 * takes and needs is its type's definition.
 */
const DOCUMENT_TYPES = [
  'COMMERCIAL_LICENCE',
  'IMPORT_LICENCE',
  'SIGNATORY_CIVIL_ID',
  'SIGNATURE_AUTHORISATION',
  'INDUSTRIAL_LICENCE',
  'OTHER',
] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Formats accepted, by content and by extension (the first is given to what has none). */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif', 'jpe', 'jif', 'pjpeg', 'pjp'],
  'image/png': ['png'],
} as const
export type MediaType = keyof typeof MEDIA_TYPES

/** 10 MB: one file. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** Room in the post for the other fields and the multipart borders. */
export const MAX_FORM_OVERHEAD_BYTES = 64 * 1024
/** The type of which a request may have several documents. */
export const OTHER = 'OTHER'
/** Documents of type OTHER that one request may hold. */
export const MAX_OTHER_DOCUMENTS = 10

export const isDocumentType = (value: unknown): value is DocumentType =>
  (DOCUMENT_TYPES as readonly unknown[]).includes(value)
