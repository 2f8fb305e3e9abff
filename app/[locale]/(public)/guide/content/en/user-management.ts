import type { GuidePage } from '../types'

export const userManagement: GuidePage = {
  title: 'User management',
  summary: 'Add a user to your account by an invitation, with services and companies.',
  sections: [
    {
      id: 'invite',
      title: 'Add a new user',
      blocks: [
        {
          kind: 'text',
          text: 'The general user adds others to the account. Password, terms and code belong to the invited person, who is no user before accepting the invitation.',
        },
        {
          kind: 'steps',
          items: [
            'Choose [Add a new user](/users/new).',
            'Enter name, gender, civil ID, mobile and e-mail.',
            'Tick **General user?** for somebody who manages the account as you do; all services are theirs then. Otherwise choose at least one service, and the companies to act for.',
            'Choose **Send**. The mail names you and the account.',
          ],
        },
        {
          kind: 'list',
          items: [
            'The invitation is valid for 7 days. Send it again or withdraw it under [Invitations](/users/invitations); sending it again ends the earlier link.',
            'An account sends 50 invitations a day at most.',
            'The other general users are told of each invitation and of everybody who joins.',
            'The portal does not tell you whether an e-mail is registered. If it is, its owner gets a mail that says so, and you need another e-mail.',
          ],
        },
      ],
    },
    {
      id: 'accept',
      title: 'Accept an invitation',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open the link in the mail, check and correct your name, civil ID and mobile, and choose a password.',
            'Enter the code of the e-mail.',
            'Enter the code of the SMS, or leave it for later.',
            'Accept the [terms and conditions](/terms) and choose **OK**. You enter the account at once.',
          ],
        },
        {
          kind: 'note',
          text: 'Stay in one browser: whoever opens the link in another begins with the details again.',
        },
      ],
    },
    {
      id: 'closed',
      title: 'If the link does not work',
      blocks: [
        {
          kind: 'table',
          head: ['What you see', 'What to do'],
          rows: [
            ['The link does not work', 'Use the link in the last mail; an earlier one has ended.'],
            ['Accepted before', 'Sign in with your e-mail and password.'],
            ['Withdrawn or expired', 'Ask the sender for a new invitation.'],
            ['Signed in as somebody else', 'Sign out, then open the link.'],
          ],
        },
      ],
    },
  ],
}
