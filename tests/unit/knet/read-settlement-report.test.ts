import { readSettlementReport } from '@/lib/knet/read-settlement-report'

const HEAD = 'Action,Track ID,Payment ID,Transaction ID,Amount,Post Date,Result'
const DAY = '2026-11-24'
const read = (...rows: string[]) => readSettlementReport([HEAD, ...rows].join('\r\n'), DAY)

it('reads purchases and refunds by the names of their columns, in any order', () => {
  const rows = [
    {
      kind: 'CAPTURE',
      tranId: '202677001',
      trackId: 'ABC1',
      paymentId: '100202632800000001',
      amountFils: 12_345,
    },
    {
      kind: 'REFUND',
      tranId: '202677002',
      trackId: 'ABC1',
      paymentId: '100202632800000001',
      amountFils: 1_234_500,
    },
  ]
  expect(
    read(
      'Purchase,ABC1,100202632800000001,202677001,12.345,1124,CAPTURED',
      'Refund,ABC1,100202632800000001,202677002,"1,234.500",24/11/2026,CAPTURED',
    ),
  ).toEqual({ rows })
  // Cells from a spreadsheet, and numbers kept as text.
  expect(
    readSettlementReport(
      '\ufeffamt\ttrackid\ttranid\taction\tpaymentid\n12.345\tABC1\t\'202677001\t1\t="100202632800000001"\n1234.500\tABC1\t202677002\t2\t100202632800000001\n',
      DAY,
    ),
  ).toEqual({ rows })
})

it('leaves out what was not captured, and takes a day without any', () => {
  expect(read('Purchase,ABC1,,1,12.345,1124,NOT CAPTURED')).toEqual({ rows: [] })
  expect(read()).toEqual({ rows: [] })
})

it.each([
  [['Purchase,ABC1,,1,12.345,1125,CAPTURED'], { code: 'reportOtherDay', line: 2 }],
  [['Purchase,ABC1,,1,12,345,1124,CAPTURED'], { code: 'reportRow', line: 2, column: 'result' }],
  [['Purchase,ABC1,,1,"12,34",1124,CAPTURED'], { code: 'reportRow', line: 2, column: 'amount' }],
  [['Purchase,ABC1,,1,0,1124,CAPTURED'], { code: 'reportRow', line: 2, column: 'amount' }],
  [['Purchase,A B,,1,1,1124,CAPTURED'], { code: 'reportRow', line: 2, column: 'trackId' }],
  [['Purchase,ABC,,1.2E5,1,1124,CAPTURED'], { code: 'reportRow', line: 2, column: 'tranId' }],
  [['Void,ABC,,1,1,1124,CAPTURED'], { code: 'reportRow', line: 2, column: 'action' }],
  [['Purchase,A,,1,1,1124,', 'Purchase,A,,1,1,1124,'], { code: 'reportTwice', line: 3 }],
])('refuses the whole for one wrong row', (rows, error) => expect(read(...rows)).toEqual({ error }))

it.each(['', 'no header here', 'Track ID,Amount\nA,1'])('names a column that is missing', (text) =>
  expect(readSettlementReport(text, DAY)).toMatchObject({ error: { code: 'reportNoHeader' } }),
)
