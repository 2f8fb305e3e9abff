import type { GuidePage } from '../types'

export const serviceSubscriptions: GuidePage = {
  title: 'Subscribing to services and asking for them',
  summary:
    'Which services the account is subscribed to, what each needs, and how to ask for one that was not granted to you.',
  sections: [
    {
      id: 'catalogue',
      title: 'The services of the portal',
      blocks: [
        {
          kind: 'text',
          text: '[Subscribe to services](/services) lists all services of the portal, each with its state: since when the account is subscribed, what is missing before it can be, or why it is not available yet.',
        },
        {
          kind: 'table',
          head: ['Service', 'What it needs'],
          rows: [
            ['Company registration', 'Nothing'],
            ['Electronic payment', 'An approved company in the account'],
            ['HS code search', 'Nothing'],
            ['Declaration tracking, bill of lading search', 'An approved company in the account'],
            ['Customs broker exam', 'Nothing'],
            ['Broker licence renewal', 'An approved company, and a customs-broker office as the account'],
          ],
        },
        {
          kind: 'note',
          text: 'A new account is subscribed to all services by itself. Those that are not available yet appear when they open.',
        },
      ],
    },
    {
      id: 'leave',
      title: 'Leaving a service and coming back',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open the service from [Subscribe to services](/services). Only a general user can do this.',
            'Choose **Leave the service**. The next page names what ends: how many users lose access, and your drafts, requests and payments that are due.',
            'Confirm. The service closes to every user of the account with the next click.',
            'To come back choose **Subscribe**. The access of additional users does not come back; it is granted anew.',
          ],
        },
      ],
    },
    {
      id: 'ask',
      title: 'Asking for a service that was not granted to you',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open the page of the service. It shows the names of the general users of your account.',
            'Choose whom you ask and for which company, write the reason, then choose **Send the request**.',
            'The page goes on saying that you have asked and whom, until a notification and an e-mail bring the answer.',
          ],
        },
        {
          kind: 'note',
          text: 'You can have five requests waiting for an answer at a time. A request ends unless it is answered within 30 days, and you can ask again.',
        },
      ],
    },
    {
      id: 'decide',
      title: 'Granting what a colleague asks for',
      blocks: [
        {
          kind: 'list',
          items: [
            'A notification and an e-mail open the request. You also find it under [Subscribe to services](/services).',
            'Choose **Grant access** to grant what was asked for, or choose one company first. It works from their next click on.',
            'Or write the reason and choose **Decline**. The person who asked reads it.',
            'Any general user of the account may decide, also when another was asked.',
          ],
        },
      ],
    },
  ],
}
