import type { GuidePage } from '../types'

export const companyRegistration: GuidePage = {
  title: 'Company registration',
  summary:
    'Register your main company and its branches, or link a company already registered in the automated customs system.',
  sections: [
    {
      id: 'before',
      title: 'Before you start',
      blocks: [
        {
          kind: 'list',
          items: [
            'The first company you register is the account’s **main company**; every later one is a **branch company**.',
            'You can complete the steps in any order. Each step is saved when you complete it, and you can come back at any time.',
            'A draft is kept for 90 days.',
          ],
        },
      ],
    },
    {
      id: 'documents',
      title: 'Required documents',
      blocks: [
        {
          kind: 'table',
          head: ['Document', 'When it is required', 'What must be visible'],
          rows: [
            ['Commercial licence', 'Always', 'Number, issue and expiry dates, all pages'],
            ['Import licence', 'Always', 'Type (permanent or temporary), number and dates'],
            ['Civil ID of the authorised signatory', 'Always', 'Both sides, readable and not expired'],
            ['Signature authorisation', 'Always', 'The signatory’s name as you typed it in the request'],
            [
              'Industrial licence',
              'Only when “Industrial licence details” is chosen',
              'Number, issue and expiry dates',
            ],
          ],
        },
        {
          kind: 'text',
          text: 'Accepted formats: `PDF`, `JPEG` and `PNG`, at most `10 MB` a file. A `PDF` that is protected by a password, or holds programs or attached files, is refused.',
        },
        { kind: 'note', text: 'The request is not sent until all required documents are uploaded.' },
      ],
    },
    {
      id: 'number',
      title: 'Starting with the commercial registration number',
      blocks: [
        {
          kind: 'steps',
          items: [
            'In the menu choose **Company registration**, then **Attach company**.',
            'For the main company, the commercial registration number is the one given when the account was registered and cannot be changed here. For a branch, enter its number.',
            'If the automated customs system knows the company, part of its name and number is shown. If it is yours, choose to link it so that you need not retype its data.',
          ],
        },
        {
          kind: 'text',
          text: 'Linking saves typing, not proof: documents and approval are still required, and nothing of the company’s data is shown to you before approval. An account can look up five numbers a day.',
        },
        {
          kind: 'text',
          text: 'If the number was mistyped at registration, the general user can correct it with the password before the first request is sent; after that the specialised employee can.',
        },
      ],
    },
    {
      id: 'steps',
      title: 'Steps of the request',
      blocks: [
        {
          kind: 'table',
          head: ['Step', 'What it asks'],
          rows: [
            [
              'Company information',
              'Name in Arabic and English as in the licence; the authorised signatory’s name and civil ID; P.O. box, address and city; office phone, mobile and e-mail',
            ],
            [
              'Industrial facility',
              'Shown when “Industrial licence details” is chosen: industrial licence number with issue and expiry dates, industrial register number with its issue date',
            ],
            ['Importer details', 'Import licence type, number, issue and expiry dates'],
            ['Commercial facility', 'Commercial licence type, number, issue and expiry dates'],
            [
              'Upload documents',
              'Choose the document type: its name is filled in and can be changed. Then choose the file or drag it. Before sending you can view, download or delete it',
            ],
          ],
        },
        {
          kind: 'text',
          text: 'Type dates as day, month, year, for example `28/07/2026`. If there is an error, its message stands beside the field and at the top of the form, and what you typed is kept.',
        },
      ],
    },
    {
      id: 'send',
      title: 'Checking and sending',
      blocks: [
        {
          kind: 'text',
          text: 'The check page shows everything you entered, with a **Change** link for each section. Read and accept the declaration, then choose **Send the request**. A confirmation page shows the request number, for example `CO/131/26`, and you receive an e-mail.',
        },
        {
          kind: 'text',
          text: 'The request goes to the specialised employee. After approval the company appears under **My registered companies**, and you can attach branch companies by the same steps.',
        },
      ],
    },
  ],
}
