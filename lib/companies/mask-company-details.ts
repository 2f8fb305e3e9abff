/** `شركة الأفق للتجارة` → `ش•• ا•• ل••`: first letters, never how long the words are. */
export function maskName(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]}••`)
    .join(' ')
}

/** `482910` → `••••10`: the last two digits, never how many there are. */
export function maskNumber(number: string): string {
  return `••••${number.slice(-2)}`
}
