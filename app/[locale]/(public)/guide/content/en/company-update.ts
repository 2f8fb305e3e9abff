import type { GuidePage } from '../types'

export const companyUpdate: GuidePage = {
  title: 'Updating company data',
  summary: 'Change the data of an approved company, and renew its licences before they expire.',
  sections: [
    {
      id: 'expiry',
      title: 'Reminders before expiry',
      blocks: [
        {
          kind: 'text',
          text: 'The portal watches the expiry dates of the licences and of the authorised signatory’s civil ID. The general user is reminded 60, 30 and 7 days before, and the home page shows it.',
        },
      ],
    },
    {
      id: 'contact',
      title: 'Data that changes at once',
      blocks: [
        {
          kind: 'text',
          text: 'Contact data, such as phone, e-mail and website, is saved as soon as you change it, without approval.',
        },
      ],
    },
    {
      id: 'request',
      title: 'Data that needs approval',
      blocks: [
        {
          kind: 'text',
          text: 'Licences, the authorised signatory, the company’s names and its address are changed by a request that the specialised employee approves:',
        },
        {
          kind: 'steps',
          items: [
            'In [My registered companies](/companies) open the company and choose **Update company data**.',
            'The request is filled with the present data. Change what is different and upload the documents that prove it.',
            'Check the request and send it, then follow it in [My requests](/requests).',
          ],
        },
        {
          kind: 'note',
          text: 'The approved data stays in force until the request is approved. Then the new data replaces it, and the old data can still be read.',
        },
      ],
    },
  ],
}
