import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ActionFormClient } from '@/components/forms/action-form-client'
import { CodeField } from '@/components/forms/code-field'
import { DateField } from '@/components/forms/date-field'
import { TextField } from '@/components/forms/text-field'
import { day, mobile } from '@/lib/core/form-fields'
import { readOneTimeCode } from '@/lib/core/one-time-code'

const strings = {
  problemTitle: 'توجد مشكلة',
  errorPrefix: 'خطأ:',
  errorWord: 'خطأ:',
  optional: '(اختياري)',
  busy: 'جارٍ الإرسال…',
  showPassword: 'إظهار',
  hidePassword: 'إخفاء',
  dateHint: 'اليوم/الشهر/السنة',
  leaveQuestion: '',
  unsent: {
    title: '',
    offline: '',
    noAnswer: '',
    newVersion: '',
    fault: '',
    eventId: '',
    reload: '',
    restored: '',
  },
}

test.each([
  [
    'التاريخ',
    '\u2067\u200f٣١\u200f/\u200f١٢\u200f/\u200f٢٠٢٧\u2069',
    (text: string) => day().parse(text),
    '2027-12-31',
  ],
  ['التاريخ', '     31 / 12 / 2027', (text: string) => day().parse(text), '2027-12-31'],
  ['الرمز', '\u2066  1 2 3 - 4 5 6  \u2069', (text: string) => readOneTimeCode(text), '123456'],
  [
    'الهاتف',
    '\u202a +965 \u2011 5012 \u2011 3456 \u202c',
    (text: string) => mobile().parse(text),
    '+96550123456',
  ],
] as const)(
  'what is pasted into «%s» arrives whole, with its marks and blanks: %j',
  async (label, pasted, read, value) => {
    const user = userEvent.setup()
    render(
      <ActionFormClient action={async () => ({ status: 'ok', values: {}, problems: [] })} strings={strings}>
        <DateField name="day" label="التاريخ" />
        <CodeField name="code" label="الرمز" />
        <TextField name="phone" kind="tel" label="الهاتف" />
      </ActionFormClient>,
    )
    const box = screen.getByLabelText<HTMLInputElement>(new RegExp(label))
    await user.click(box)
    await user.paste(pasted)
    expect(box.value).toBe(pasted)
    expect(read(box.value)).toBe(value)
  },
)
