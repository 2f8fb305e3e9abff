import type { GuidePage } from '../types'

export const trackingRequests: GuidePage = {
  title: 'Tracking requests',
  summary: 'See where your request is, what you must do, and when each stage was completed.',
  sections: [
    {
      id: 'list',
      title: 'My requests',
      blocks: [
        {
          kind: 'text',
          text: 'In the menu choose [My requests](/requests). The list shows each request with its number, company, state and last update. Choose the number to open its details.',
        },
      ],
    },
    {
      id: 'states',
      title: 'States of a request',
      blocks: [
        {
          kind: 'table',
          head: ['State', 'Meaning', 'What you must do'],
          rows: [
            ['Draft', 'The request has not been sent yet', 'Complete the steps and documents, then send it'],
            [
              'Awaiting approval',
              'The request is with the specialised employee',
              'Nothing. You may withdraw it',
            ],
            [
              'Returned for correction',
              'Fields or documents were returned with a reason',
              '[Correct them](/guide/corrections) and send again',
            ],
            ['Approved', 'The company was adopted as main or branch company', 'Nothing'],
            [
              'Rejected',
              'The request was rejected, with the reason',
              'You may start a new request filled with the earlier data',
            ],
            ['Withdrawn', 'You withdrew the request before it was decided', 'You may start a new request'],
            ['Cancelled', 'The draft was cancelled', 'You may start a new request'],
          ],
        },
      ],
    },
    {
      id: 'timeline',
      title: 'Stages of a request',
      blocks: [
        {
          kind: 'text',
          text: 'A request’s page shows its stages as boxes. When a stage is completed, its box turns from blue to green with a tick, the date and the time; under the current stage stands what is happening now and what, if anything, you must do.',
        },
        {
          kind: 'text',
          text: 'Times are Kuwait time on the 24-hour clock. The review time counts working days, Sunday to Thursday.',
        },
      ],
    },
    {
      id: 'notices',
      title: 'Notifications',
      blocks: [
        {
          kind: 'text',
          text: 'You get an e-mail and a notification in the portal when a request is returned, approved or rejected. The bell at the top of the page shows how many are new.',
        },
      ],
    },
  ],
}
