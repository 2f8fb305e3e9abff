const SECRET = /password|repeat|code|captcha|answer|altcha|totp/i

/** Whether a form field's value is never shown again nor kept anywhere. @param name as posted */
export const isSecretField = (name: string): boolean => SECRET.test(name)
