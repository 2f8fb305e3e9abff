import type { GuidePage } from '../types'

export const tariffSearch: GuidePage = {
  title: 'Searching the tariff',
  summary: 'Know your goods’ HS code, their customs duty and restrictions before they arrive.',
  sections: [
    {
      id: 'search',
      title: 'Searching',
      blocks: [
        {
          kind: 'text',
          text: 'Open the [customs tariff](/tariff); no sign-in is needed. In one box, write what you call the goods, in Arabic or English, or a code of two to 12 digits, with or without dots and spaces, in either kind of digits.',
        },
        {
          kind: 'list',
          items: [
            'Write the goods themselves in a word or two: “mobile phone”, “car tyres”, “wooden chairs”.',
            'Typing errors are forgiven, and the page names the word it searched for instead.',
            'When your words describe goods of several chapters, choose the one you mean above the results.',
            'When a code is longer than is known, the page shows the longest known part of it; a code that was replaced leads to its successors.',
          ],
        },
      ],
    },
    {
      id: 'choosing',
      title: 'Choosing the code',
      blocks: [
        {
          kind: 'text',
          text: 'Results stand below their headings, with the section and the chapter above. One name may fit several codes, by material, use or weight: read the whole description of the subheading. You can also browse sections, chapters and headings from the same page.',
        },
        {
          kind: 'note',
          text: 'The descriptions here are for finding goods. The official text of the tariff decides at clearance.',
        },
      ],
    },
    {
      id: 'line',
      title: 'The page of a line',
      blocks: [
        {
          kind: 'table',
          head: ['What it shows', 'What it means'],
          rows: [
            ['Duty rate', 'A share of the value with freight and insurance, or “exempt” or “prohibited”'],
            ['Unit of measure', 'The unit in which the declaration states the quantity'],
            ['Restriction', 'The authority whose permission is needed before import'],
            ['In force since', 'The day from which the tariff shown applies'],
          ],
        },
        {
          kind: 'text',
          text: 'To estimate the duty enter the value of the goods, the freight and the insurance in Kuwaiti dinars, then choose **Work out**. It is an estimate for information: the duty due is what the declaration determines.',
        },
      ],
    },
    {
      id: 'saved',
      title: 'Saved codes',
      blocks: [
        {
          kind: 'text',
          text: 'When you are signed in, [HS code search](/services/tariff) keeps the codes you saved and what you searched for last. To save a code open its page and choose **Save**.',
        },
      ],
    },
  ],
}
