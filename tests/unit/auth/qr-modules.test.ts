import jsQR from 'jsqr'
import { qrModules } from '@/lib/auth/qr-modules'
import { newTotpSecret, totpAddress } from '@/lib/auth/totp'

it('a telephone reads the address out of the picture', () => {
  const address = totpAddress(newTotpSecret(), 'noura@customs.example')
  const modules = qrModules(address)
  const [edge, scale] = [4, 4]
  const size = (modules.length + 2 * edge) * scale
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (modules[Math.floor(y / scale) - edge]?.[Math.floor(x / scale) - edge])
        pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  }
  expect(jsQR(pixels, size, size)?.data).toBe(address)
})
