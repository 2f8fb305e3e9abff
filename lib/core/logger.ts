import pino, { type LoggerOptions } from 'pino'
import { env } from '@/lib/env'

const PERSONAL = [
  'email',
  'mobile',
  'civilId',
  'password',
  'code',
  'token',
  'firstName',
  'lastName',
  'signatoryName',
  'cookie',
  'authorization',
]

/** Masks what looks personal inside free text: civil IDs, e-mail addresses, Kuwaiti phone numbers. */
export function maskText(text: string): string {
  return text
    .replace(/\b([123]\d{3})\d{4}(\d{4})\b/g, '$1••••$2')
    .replace(/([\w.+-])[\w.+-]*@([\w.-]+)/g, '$1•••@$2')
    .replace(/(\+?965[ -]?)?\b[24569]\d{3}[ -]?\d{2}(\d{2})\b/g, '••••••$2')
}

/** One JSON object a line, times in UTC; personal data never in clear. */
export const logOptions: LoggerOptions = {
  level: env.LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '•••' },
  hooks: {
    logMethod(args, method) {
      const masked = args.map((arg) => (typeof arg === 'string' ? maskText(arg) : arg)) as Parameters<
        typeof method
      >
      method.apply(this, masked)
    },
  },
  serializers: {
    err: (error) => ({
      type: error?.name,
      message: maskText(String(error?.message ?? '')),
      stack: maskText(String(error?.stack ?? '')),
      ...(error?.cause instanceof Error && { cause: maskText(String(error.cause.stack)) }),
    }),
  },
}

/** Structured logs on standard output. */
export const logger = pino(logOptions)
