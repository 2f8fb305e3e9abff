import { keysOf, passwordCounters } from '@/lib/auth/sign-in-backoff-counters'
import { addressBlock } from '@/lib/http/client-address'

it.each([
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:c633:6401', '198.51.100.1'],
  ['198.51.100.1', '198.51.100.1'],
  ['unknown', 'unknown'],
])('limits count %s as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block)
})

it('one home cannot guess passwords from a new address each time', () => {
  const keys = (address: string) => keysOf(passwordCounters('hamed@ofuq.example', { address }))
  expect(keys('2001:db8:1:2::a')).toEqual(keys('2001:db8:1:2:ffff::b'))
  for (const [index, key] of keys('2001:db8:1:2::a').entries())
    expect(key).not.toBe(keys('2001:db8:1:3::a')[index])
})
