/** A payer's browser at the gateway simulator, without a browser. */
export type Payer = {
  /**
   * Opens the payment and gives its card.
   * @returns the payment's id, or undefined when the gateway was not there
   */
  open: (gatewayUrl: string) => Promise<string | undefined>
  /** Confirms. @returns where the browser is sent, or undefined when nobody answered */
  confirm: (paymentId: string) => Promise<string | undefined>
  /** Leaves by KNET's own button. */
  cancel: (paymentId: string) => Promise<void>
}

const CARD = {
  button: 'submit',
  bank: 'KNET1',
  dcprefix: '888888',
  debitNumber: '0000000001',
  expiryMonth: '09',
  expiryYear: '2030',
  cardPin: '1234',
}

/**
 * @param site the portal's own address, as it stands in SITE_URL; every call may fail, and is then as if the
 * payer had left
 */
export function simulatorPayer(site: string, card: Partial<typeof CARD> = {}): Payer {
  const press = async (paymentId: string, fields: Record<string, string>) => {
    const url = `${site}/knet-simulator/kpg/paymentpage.htm?PaymentID=${paymentId}`
    const body = new URLSearchParams(fields)
    return fetch(url, { method: 'POST', body, redirect: 'manual', headers: { origin: site } }).catch(
      () => undefined,
    )
  }
  return {
    open: async (gatewayUrl) => {
      const first = await fetch(gatewayUrl, { redirect: 'manual' }).catch(() => undefined)
      const paymentId = /PaymentID=(\d+)/.exec(first?.headers.get('location') ?? '')?.[1]
      return paymentId && (await press(paymentId, { ...CARD, ...card })) ? paymentId : undefined
    },
    confirm: async (paymentId) =>
      (await press(paymentId, { button: 'confirm' }))?.headers.get('location') ?? undefined,
    cancel: async (paymentId) => void (await press(paymentId, { button: 'cancel' })),
  }
}
