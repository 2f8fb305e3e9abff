/** `manifest.json` of a backup. Beside it: `<schema>.<table>.jsonl.gz`, one row a line, and `documents/`. */
export type Manifest = {
  version: 1
  takenAt: string
  /** Name and checksum of each applied migration. */
  migrations: Record<string, string>
  tables: TableDump[]
  /** Positions of counters, by `schema.name`. */
  sequences: Record<string, string>
  documents: Record<string, string>
}

export type TableDump = {
  schema: string
  table: string
  rows: number
  /** Of the file, in hexadecimal. */
  sha256: string
}

export const fileOf = ({ schema, table }: Pick<TableDump, 'schema' | 'table'>): string =>
  `${schema}.${table}.jsonl.gz`

/** The folder of documents below the data folder, when they are kept locally. */
export const documentsFolder = 'documents'
