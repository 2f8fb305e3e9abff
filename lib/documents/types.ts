/** Kinds of document of a company's registration or change; labels at `documents.types.<type>`. */
export const DOCUMENT_TYPES = [
  'COMMERCIAL_LICENCE',
  'IMPORT_LICENCE',
  'SIGNATORY_CIVIL_ID',
  'SIGNATURE_AUTHORISATION',
  'INDUSTRIAL_LICENCE',
  'OTHER',
] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Show a person's identity: each view by staff is audited. */
export const IDENTITY_TYPES: readonly DocumentType[] = ['SIGNATORY_CIVIL_ID', 'SIGNATURE_AUTHORISATION']

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
/** Documents of type OTHER that one request may hold. */
export const MAX_OTHER_DOCUMENTS = 10

export const isDocumentType = (value: unknown): value is DocumentType =>
  (DOCUMENT_TYPES as readonly unknown[]).includes(value)

/**
 * What must be there before a request can be submitted (guide §4.5): the industrial licence only for a
 * facility.
 */
export function requiredDocumentTypes({ industrial }: { industrial: boolean }): DocumentType[] {
  const required: DocumentType[] = [
    'COMMERCIAL_LICENCE',
    'IMPORT_LICENCE',
    'SIGNATORY_CIVIL_ID',
    'SIGNATURE_AUTHORISATION',
  ]
  return industrial ? [...required, 'INDUSTRIAL_LICENCE'] : required
}
