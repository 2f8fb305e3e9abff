import fc from 'fast-check'
import { encryptAsKnet } from './fake-knet'

const BLOCK = 32

/** Changes one hexadecimal digit into another. */
const flip = (hex: string, at: number, by: number) => {
  const index = at % hex.length
  return (
    hex.slice(0, index) +
    ((parseInt(hex[index]!, 16) + 1 + (by % 15)) % 16).toString(16) +
    hex.slice(index + 1)
  )
}
const blocksOf = (hex: string) => hex.match(/.{32}/g)!

type Sound = {
  /** A true message that was not delivered, as plain and as cipher text. */
  plain: string
  hex: string
  /** Our own request's `trandata`. */
  request: string
}

/**
 * What somebody who sees the traffic, or tries things, may send. Card and PIN are in some: they must not come
 * out anywhere.
 */
export function tampered({ plain, hex, request }: Sound): fc.Arbitrary<string> {
  const nat = fc.nat(1_000_000)
  const blocks = blocksOf(hex)
  const own = blocksOf(request)
  const block = fc.nat(blocks.length - 1)
  // What the key's owner would never write; encrypted rightly all the same.
  const broken = fc
    .constantFrom(
      `${plain}&result=CAPTURED`,
      `${plain}&password=100901pg`,
      `${plain}&id=100901`,
      `${plain}&action=1`,
      `${plain}&currencycode=840`,
      `${plain}&cardno=8888880000000001&pin=7391`,
      `result=CAPTURED&${plain}`,
      plain.replace(/amt=[\d.]+/, 'amt=1.000'),
      plain.replace(/amt=([\d.]+)/, 'amt=$10'),
      plain.replace(/amt=[\d.]+/, 'amt=52,500'),
      plain.replace(/amt=[\d.]+/, 'amt=-52.500'),
      plain.replace(/trackid=\w+/, 'trackid=AAAAAAAAAAAAAAAAAAAAAAAA'),
      plain.replace(/trackid=\w+&/, ''),
      plain.replace(/paymentid=\d+/, 'paymentid='),
      plain.replace('udf1=', 'udf1=<script>'),
      plain.replace('udf1=', 'udf1=a%26amt=1'),
      plain.toUpperCase().replace('PAYMENTID', 'PAYMENTIDS'),
      '',
      '&',
      '='.repeat(200),
    )
    .map((text) => encryptAsKnet(text))
  const hexes = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(nat, nat).map(([at, by]) => flip(hex, at, by)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(nat, nat, nat)
        .map(([at, by, other]) => flip(flip(hex, at, by), at + BLOCK + other, by)),
    },
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: 1, max: blocks.length - 1 })
        .map((count) => blocks.slice(0, count).join('')),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: blocks.length - 1 }).map((count) => blocks.slice(count).join('')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(block, block)
        .filter(([a, b]) => blocks[a] !== blocks[b])
        .map(([a, b]) => {
          const swapped: Record<number, string> = { [a]: blocks[b]!, [b]: blocks[a]! }
          return blocks.map((one, index) => swapped[index] ?? one).join('')
        }),
    },
    {
      weight: 2,
      arbitrary: block.map((at) => [...blocks.slice(0, at), blocks[at]!, ...blocks.slice(at)].join('')),
    },
    // Parts of our own request and of a true message, which share the key.
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: own.length }), block)
        .map(([count, at]) => [...own.slice(0, count), ...blocks.slice(at)].join('')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: blocks.length - 1 }), fc.nat(own.length - 1))
        .map(([count, at]) => [...blocks.slice(0, count), ...own.slice(at)].join('')),
    },
    // C1, 0, C1 and a tail: shown the plain text, the key could be worked out (A2).
    {
      weight: 1,
      arbitrary: block.map((at) =>
        [blocks[at]!, '0'.repeat(BLOCK), blocks[at]!, ...blocks.slice(-2)].join(''),
      ),
    },
    { weight: 1, arbitrary: fc.constant(request) },
    {
      weight: 2,
      arbitrary: fc
        .string({ minLength: 16, maxLength: 16, unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ') })
        .map((key) => encryptAsKnet(plain, Buffer.from(key))),
    },
    { weight: 4, arbitrary: broken },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ minLength: 16, maxLength: 512 })
        .map((bytes) => Buffer.from(bytes).toString('hex')),
    },
  )
  return fc.oneof(
    { weight: 6, arbitrary: hexes },
    { weight: 2, arbitrary: hexes.map((text) => `paymentid=1&trandata=${text}&trackid=2`) },
    { weight: 1, arbitrary: hexes.map((text) => `trandata=${text}&trandata=${hex}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        plain,
        `${plain}&cardno=8888880000000001&pin=7391`,
        JSON.stringify({ trandata: hex }),
        `data=${hex}`,
        `${hex}0`,
        hex.slice(1),
        `${hex}%00`,
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  )
}
