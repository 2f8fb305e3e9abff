import type { Pressed } from './payer-steps'

/** The button that was pressed, with its fields; Enter in a field presses a page's first button. */
export function readPressed(form: ReadonlyMap<string, string>): Pressed | undefined {
  const field = (name: string) => form.get(name)?.slice(0, 100) ?? ''
  const button = field('button')
  if (button === 'confirm' || button === 'back' || button === 'cancel') return { button }
  if (button === 'otp') return { button, otp: field('otp') }
  if (button !== 'submit') return undefined
  const card = {
    bank: field('bank'),
    prefix: field('dcprefix'),
    number: field('debitNumber'),
    month: field('expiryMonth'),
    year: field('expiryYear'),
    pin: field('cardPin'),
  }
  return { button, card, saved: field('kfast') }
}
