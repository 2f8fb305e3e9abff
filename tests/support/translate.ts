/**
 * Translates a part of a page as browsers do: each text node gives way to elements of their own, in which the
 * words stand. Free of names from outside: it is also run inside a browser.
 */
export function translate(root: Element): void {
  const walker = document.createTreeWalker(root, 4 /* NodeFilter.SHOW_TEXT */)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue?.trim() && !node.parentElement?.closest('script, style, noscript, option, textarea'))
      texts.push(node as Text)
  }
  for (const text of texts) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = text.nodeValue
    outer.append(inner)
    text.replaceWith(outer)
  }
}
