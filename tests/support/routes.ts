import { sourceFiles, type SourceFile } from './guards/source-files'

export type FoundRoute = SourceFile & { pattern: string }

/**
 * `app/[locale]/(portal)/requests/[id]/page.tsx` → `/requests/[id]`: as people know the address, below the
 * language.
 */
export function patternOf(file: string): string {
  const parts = file
    .split('/')
    .slice(1, -1)
    .filter((part) => part !== '[locale]' && !/^\(.*\)$/.test(part))
  return `/${parts.join('/')}`
}

/** Every page of the application, from the file system. */
export function pagesFound(): FoundRoute[] {
  return sourceFiles(['app'], /^page\.tsx$/).map((file) => ({ ...file, pattern: patternOf(file.path) }))
}

export type FoundHandler = SourceFile & { pattern: string; methods: string[] }

/** Every route handler with the methods it exports. */
export function handlersFound(): FoundHandler[] {
  return sourceFiles(['app'], /^route\.tsx?$/).map((file) => ({
    ...file,
    pattern: patternOf(file.path),
    methods: [
      ...new Set(
        [...file.text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE|HEAD)\b(?=[^\n]*)/g)].flatMap((match) =>
          new RegExp(
            `export (?:const|async function|function) ${match[1]}\\b|export \\{[^}]*\\b${match[1]}\\b`,
          ).test(file.text)
            ? [match[1]!]
            : [],
        ),
      ),
    ],
  }))
}

export type FoundAction = { file: string; exportName: string; name: string; permission: string }

/** Every server action: the definition it was made with names its permission. */
export function actionsFound(): FoundAction[] {
  return sourceFiles(['app'], /\.tsx?$/)
    .filter(({ text }) => /^\s*['"]use server['"]/m.test(text.slice(0, 300)))
    .flatMap((file) =>
      [...file.text.matchAll(/export const (\w+) = defineAction\(\{([\s\S]*?)\n\}\)/g)].map(
        ([, exportName, body]) => ({
          file: file.path,
          exportName: exportName!,
          name: /name: '([^']+)'/.exec(body!)?.[1] ?? '',
          permission:
            (/permission: '([^']+)'/.exec(body!) ??
              (/\bpermission,/.test(body!) ? /^const permission = '([^']+)'/m.exec(file.text) : null))?.[1] ??
            '',
        }),
      ),
    )
}
