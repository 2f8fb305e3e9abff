/** @jest-environment node */
import { readTypedNumber } from '@/lib/core/typed-number'

describe('a number as people type it', () => {
  it.each([
    ['TIM/94477/KWI26', 'TIM/94477/KWI26'],
    ['tim 94477 kwi 26', 'TIM/94477/KWI26'],
    ['TIM94477KWI26', 'TIM/94477/KWI26'],
    ['TIM-94477-KWI26', 'TIM/94477/KWI26'],
    ['tim/٩٤٤٧٧/kwi٢٦', 'TIM/94477/KWI26'],
    [' DO / 8812 / KWI26 ', 'DO/8812/KWI26'],
    ['pr/12/26', 'PR/12/26'],
    ['PR 12 26', 'PR/12/26'],
    ['\u2066CR/57709/KWI26\u2069', 'CR/57709/KWI26'],
  ])('%s is %s', (typed, number) => expect(readTypedNumber(typed)).toMatchObject({ kind: 'whole', number }))
  it('takes a running number alone, and with its series', () => {
    expect(readTypedNumber('٩٤٤٧٧')).toEqual({ kind: 'running', running: '94477' })
    expect(readTypedNumber('tim 94477')).toEqual({ kind: 'running', series: 'TIM', running: '94477' })
  })
  it.each(['', '%', 'شركة الأفق', 'TIM', "TIM/1/KWI26'; --", '1/2/3', '12345678901', 'A/1/B/2/C'])(
    '%p is none',
    (typed) => expect(readTypedNumber(typed)).toBeUndefined(),
  )
})
