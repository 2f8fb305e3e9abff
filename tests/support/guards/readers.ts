import type { Breach, SourceFile } from './source-files'

type Kind = { what: string; pattern: RegExp; readers: readonly string[] }

const CORE = ['lib/core/digits.ts']

/** By what a reader is known: each kind of typed text has one, which all others call. */
const KINDS: readonly Kind[] = [
  // A password is compared as typed and with rows of keys, a form's values are cleaned of what nobody sees, a
  // duty is kept as the file has it.
  {
    what: 'cleans typed text by itself',
    pattern: /\b(?:latinDigits|stripUnseen)\(/,
    readers: [
      ...CORE,
      'lib/actions/form-values.ts',
      'lib/auth/is-common-password.ts',
      'lib/tariff/import/read-national-lines.ts',
    ],
  },
  {
    what: 'reads digits of other scripts by itself',
    pattern: /\\u06[6f]0|\[[^\]\n]*[٠-٩۰-۹][^\]\n]*\]|\\p\{Nd\}/,
    readers: [...CORE, 'lib/auth/password-rule.ts'],
  },
  {
    what: 'takes dashes and blanks out by itself',
    pattern:
      /replace(?:All)?\(\s*(?:\/\[[^\]\n]*(?:\\s| )[^\]\n]*-[^\]\n]*\]\+?\/|\/\[[^\]\n]*-[^\]\n]*(?:\\s| )[^\]\n]*\]\+?\/|\/[-–]\/)[gu]*,\s*['"]{2}\)/,
    readers: [...CORE, 'lib/core/phone.ts', 'lib/core/typed-number.ts', 'lib/core/registration-number.ts'],
  },
  {
    what: 'reads one-time codes by itself',
    pattern: /\^\\{1,2}d\{(?:6|\$\{CODE_DIGITS\})\}\$/,
    readers: ['lib/core/one-time-code.ts'],
  },
  {
    what: 'reads e-mail addresses by itself',
    pattern: /\bz\.email\(|\.email\(\)\.safeParse|\/\^?[^/\n]*[\]+*)}]@[^/\n]*\//,
    readers: ['lib/core/email.ts', 'lib/core/logger.ts'],
  },
  {
    what: 'reads telephone numbers by itself',
    pattern: /\/[^/\n]*965[^/\n]*\/|\^\[569\]|startsWith\(['"]\+?(?:00)?965/,
    readers: ['lib/core/phone.ts', 'lib/core/logger.ts'],
  },
  {
    what: 'reads days by itself',
    pattern:
      /\\d\{1,2\}\)?[^\n]{1,20}\\d\{1,2\}\)?[^\n]{1,20}\\d\{4\}|\\d\{4\}\)?[^\n]{1,20}\\d\{1,2\}\)?[^\n]{1,20}\\d\{1,2\}/,
    readers: ['lib/core/day.ts'],
  },
  {
    what: 'reads amounts by itself',
    pattern: /replace(?:All)?\([^)\n]*['"/[][^)\n]*[٫٬]|parseFloat\(/,
    readers: [
      'lib/core/dinars.ts',
      'lib/tariff/read-code.ts',
      'lib/tariff/import/read-national-lines.ts',
      /* of a PDF file, nobody typed it */ 'lib/documents/pdf/object-reader.ts',
    ],
  },
  {
    what: 'takes leading zeros off a number by itself',
    pattern: /replace\(\/\^0[+*]/,
    readers: ['lib/core/registration-number.ts'],
  },
]

/**
 * No second reader of a kind of typed text: two of them soon take different things. Lines of comments say
 * what they like.
 */
export function secondReaders(file: SourceFile): Breach[] {
  const rows = file.text.split('\n')
  return KINDS.filter(({ readers }) => !readers.includes(file.path)).flatMap(({ what, pattern }) =>
    rows.flatMap((line, index) =>
      !/^\s*(?:\/\/|\*|\/\*)/.test(line) && pattern.test(line) ? [`${file.path}:${index + 1} ${what}`] : [],
    ),
  )
}

/** No box cuts what is pasted: lengths are checked by the form's schema, after cleaning. */
export const cutInputs = (file: SourceFile): Breach[] =>
  file.text
    .split('\n')
    .flatMap((line, index) =>
      /\bmaxLength\b|\bmaxlength=/.test(line) ? [`${file.path}:${index + 1} cuts what is pasted`] : [],
    )
