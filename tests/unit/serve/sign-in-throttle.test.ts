/** @jest-environment node */
import { signInDelay } from '@/scripts/serve/sign-in-throttle'

const post = (url: string) => ({ method: 'POST', url })

describe('posts to the sign-in pages', () => {
  it('come in one after another, and nobody waits for more than two seconds', () => {
    const waits = Array.from({ length: 100 }, () => signInDelay(post('/ar/sign-in'), 1_000_000))
    expect(waits.slice(0, 3)).toEqual([0, 100, 200])
    expect(Math.max(...waits)).toBe(2000)
    expect(signInDelay(post('/en/staff/sign-in?next=%2Fadmin'), 1_010_000)).toBe(0)
  })
  it('are the only ones that wait', () => {
    signInDelay(post('/ar/sign-in'), 2_000_000)
    expect(signInDelay({ method: 'GET', url: '/ar/sign-in' }, 2_000_000)).toBe(0)
    expect(signInDelay(post('/ar/register'), 2_000_000)).toBe(0)
    expect(signInDelay(post('/ar/sign-in'), 2_000_000)).toBe(100)
  })
})
