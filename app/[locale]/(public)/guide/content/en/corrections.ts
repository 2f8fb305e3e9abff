import type { GuidePage } from '../types'

export const corrections: GuidePage = {
  title: 'Correcting a returned request',
  summary: 'Correct only what was returned, then send the request again under the same number.',
  sections: [
    {
      id: 'what',
      title: 'What a return means',
      blocks: [
        {
          kind: 'text',
          text: 'If the employee finds that a field or a document needs correction, the request is returned to you with the reason beside each. The request is not rejected, and its number does not change.',
        },
      ],
    },
    {
      id: 'how',
      title: 'How to correct',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open the request from [My requests](/requests), or from the card “Needs your action” on the home page.',
            'Only the returned fields and documents are open for change, each with the reason beside it. The rest can be read only.',
            'Change the field, or upload a new copy of the document. The earlier copy is kept and the employee sees both.',
            'Send the request again. It is not sent until everything returned has been corrected.',
          ],
        },
      ],
    },
    {
      id: 'after',
      title: 'After sending again',
      blocks: [
        {
          kind: 'text',
          text: 'The request goes back to the specialised employee in the state **Awaiting approval**. Everything that happened is shown in the stages of the request.',
        },
        {
          kind: 'note',
          text: 'If the request was rejected instead, the reason stands on its page, where you can start a new request filled with the earlier data.',
        },
      ],
    },
  ],
}
