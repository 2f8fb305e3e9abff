import type { GuidePage } from '../types'

export const payments: GuidePage = {
  title: 'Electronic payment',
  summary: 'Pay customs fees and deposits over KNET, and have the receipt at once.',
  sections: [
    {
      id: 'list',
      title: 'Payment requests',
      blocks: [
        {
          kind: 'text',
          text: 'In the menu choose [Electronic payment](/payments). The list shows every payment request (fees and deposits) of your companies, with the total due above it. The customs broker sends the request to the trader or beneficiary.',
        },
        {
          kind: 'text',
          text: 'Search by the payment request’s number, the declaration’s temporary number such as `TIM/94477/KWI19` or its final one, or the delivery order; or filter by company, type, state, amount and date.',
        },
        {
          kind: 'table',
          head: ['State', 'Meaning', 'What you must do'],
          rows: [
            ['Initiated', 'The request waits for the trader or beneficiary', 'Pay it or reject it'],
            ['Successful', 'KNET confirmed the payment and a receipt was issued', 'Nothing'],
            [
              'Rejected',
              'You rejected the request and the broker was told why',
              'You may undo it while the broker has not withdrawn the request',
            ],
            ['Withdrawn by the issuer', 'Its issuer withdrew it or issued another', 'Nothing'],
            ['Expired', 'The request’s time has passed', 'Ask the customs broker'],
          ],
        },
      ],
    },
    {
      id: 'paying',
      title: 'Steps of a payment',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open the request, check the amount and its classification, then choose **Pay over KNET**. To pay several at once select them in the list; they must belong to one customs account.',
            'Check the confirmation screen and give the e-mail for the receipt, then choose **Continue** to go to KNET.',
            'Choose the bank, enter the number, expiry date and PIN of your ATM card, then confirm. The bank may ask for a code that it sends to your phone.',
            'You come back to the portal. For a moment it says that it is checking with KNET, then it shows the result and the receipt.',
          ],
        },
        { kind: 'note', text: 'Never enter card details in the portal. They belong on KNET’s page alone.' },
      ],
    },
    {
      id: 'unfinished',
      title: 'When a payment is interrupted',
      blocks: [
        {
          kind: 'list',
          items: [
            'If you closed the browser after confirming, do not pay again. The portal asks KNET by itself, several times; if the money was taken the request turns **Successful** and you get the receipt.',
            'If the payment was not completed, the request stays **Initiated**, and its page shows each attempt with its result.',
            'If the request is being paid in another window or by another user, the portal says so and does not begin a second payment.',
            'If a payment came in that customs finance is reviewing, the request’s page says so, and the request cannot be paid again before the review ends.',
          ],
        },
      ],
    },
    {
      id: 'receipt',
      title: 'The receipt',
      blocks: [
        {
          kind: 'text',
          text: 'A receipt’s number looks like `CR/57709/KWI19`. You get it by e-mail, and can open, print and download it in Arabic or English at any time from the payment request’s page.',
        },
        {
          kind: 'text',
          text: 'The QR code on the receipt opens the public page of verification: the receipt’s number, amount, date and state, and no more.',
        },
        {
          kind: 'text',
          text: 'After a successful payment the customs broker is alerted that the declaration’s payment is done, and can complete the remaining procedures.',
        },
      ],
    },
    {
      id: 'refusing',
      title: 'Rejecting a request',
      blocks: [
        {
          kind: 'text',
          text: 'Choose **Reject the request**, write the reason and confirm. The customs broker is told of it. You may undo the rejection while the broker has neither withdrawn nor replaced the request.',
        },
      ],
    },
  ],
}
