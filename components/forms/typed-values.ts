import { isSecretField } from '@/lib/core/secret-fields'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Values of the controls in which something can be typed or chosen, by name. */
export type TypedValues = Record<string, string[]>

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

/** Controls that a reader fills in. Hidden fields and buttons belong to the page. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement &&
        !['hidden', 'submit', 'button', 'reset', 'image'].includes(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  )
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    // A list without a chosen entry shows its first.
    const given = [...control.options].findIndex(({ defaultSelected }) => defaultSelected)
    return !control.multiple && control.selectedIndex !== Math.max(given, 0)
  }
  if (isTick(control)) return control.checked !== control.defaultChecked
  if (control instanceof HTMLInputElement && control.type === 'file') return (control.files?.length ?? 0) > 0
  return control.value !== control.defaultValue
}

/** Whether something was typed or chosen since the page gave the form. */
export const isFilledIn = (form: HTMLFormElement): boolean => controlsOf(form).some(isChanged)

/** Names of the controls in which something else stands than the page gave. */
export const changedFields = (form: HTMLFormElement): ReadonlySet<string> =>
  new Set(
    controlsOf(form)
      .filter(isChanged)
      .map(({ name }) => name),
  )

/** What was typed, to be kept in this browser tab: never passwords, codes or files. */
export function typedValues(form: HTMLFormElement): TypedValues {
  const values: TypedValues = {}
  for (const control of controlsOf(form)) {
    if (
      !control.name ||
      control.type === 'password' ||
      control.type === 'file' ||
      control.autocomplete === 'one-time-code' ||
      isSecretField(control.name)
    )
      continue
    values[control.name] ??= []
    if (!isTick(control) || control.checked) values[control.name]!.push(control.value)
  }
  return values
}

/**
 * Sets a value as typing would: past the framework's own record of it, so that the event counts as a change.
 */
function setValue(control: Control, value: string): void {
  const kind = [HTMLInputElement, HTMLTextAreaElement].find((one) => control instanceof one)
  Object.getOwnPropertyDescriptor((kind ?? HTMLSelectElement).prototype, 'value')?.set?.call(control, value)
  control.dispatchEvent(
    new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
  )
}

/** Fills in what was kept. A control that the page no longer has is left out. */
export function fillIn(form: HTMLFormElement, values: TypedValues): void {
  for (const control of controlsOf(form)) {
    const kept = values[control.name]
    if (!kept || control.type === 'password' || control.type === 'file') continue
    if (isTick(control)) {
      if (control.checked !== kept.includes(control.value)) control.click()
    } else if (kept[0] !== undefined && control.value !== kept[0]) setValue(control, kept[0])
  }
}
