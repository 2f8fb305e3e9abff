/** A message that was not delivered. `final`: asking again cannot help (the provider refused it as it is). */
export class DeliveryError extends Error {
  constructor(
    message: string,
    readonly final: boolean,
  ) {
    super(message)
    this.name = 'DeliveryError'
  }
}

/** 4xx other than time-out, conflict and too-many: the provider will never take this message. */
export const isFinalStatus = (status: number | null | undefined): boolean =>
  status !== null &&
  status !== undefined &&
  status >= 400 &&
  status < 500 &&
  ![401, 403, 408, 409, 425, 429].includes(status)
