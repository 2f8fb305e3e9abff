import type { GuidePage } from '../types'

export const userManagement: GuidePage = {
  title: 'Managing users',
  summary:
    'Who can do what in the account: inviting users, granting and detaching services, attaching companies, suspending and removing users.',
  sections: [
    {
      id: 'roles',
      title: 'General and additional users',
      blocks: [
        {
          kind: 'list',
          items: [
            '**General user**: has every service of the account for all its companies, and manages the users. Whoever registers the account is a general user.',
            '**Additional user**: has the services that a general user grants, and only for the companies attached to them.',
          ],
        },
        {
          kind: 'note',
          text: 'One active general user always remains in the account, and nobody changes their own access.',
        },
      ],
    },
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
            'If the mail of an invitation comes back, the list of invitations says so; users whom e-mail or SMS do not reach are marked in the list of users.',
            'The portal does not tell you whether an e-mail is registered. If it is, its owner gets a mail that says so, and you need another e-mail.',
          ],
        },
      ],
    },
    {
      id: 'import',
      title: 'Invite users from a file',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open [Invite users from a file](/users/import), download the template and write one row for each user: up to 500 rows.',
            'Save it as CSV and upload it. You see who will be invited, and each fault at its row and column; nobody is invited yet.',
            'Correct the file and upload it again, or agree that the rows with faults are left out.',
            'Confirm. The result names each row that was not invited and why, those beyond 50 invitations a day too.',
          ],
        },
        {
          kind: 'note',
          text: 'The file is kept encrypted for an hour, then erased. What changes between review and confirmation is checked again and named in the result.',
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
    {
      id: 'current-users',
      title: 'Current users',
      blocks: [
        {
          kind: 'text',
          text: 'The page [Current users](/users) shows everybody in the account, with one sentence on what each can do and the last sign-in. Who has not signed in for 90 days is marked.',
        },
      ],
    },
    {
      id: 'grants',
      title: 'Granting and detaching services, attaching companies',
      blocks: [
        {
          kind: 'steps',
          items: [
            'Open **Current users** and press **Edit** beside the name.',
            'Tick for each service the companies that it covers, or **All companies, future ones too**. You can fill the boxes as for a colleague.',
            'If the access is for a time, write the last day of each service. It ends with that day; you and the user are told 7 days before and at the end.',
            'Press **Review the change**: you read what is gained and lost, and how many requests come with it.',
            'Press **Save the changes**. It is effective on the next click, and the user and the other general users are told.',
          ],
        },
        {
          kind: 'text',
          text: 'If another general user changed the same access meanwhile, the page says what changed before you save.',
        },
        {
          kind: 'text',
          text: 'To change the access of several additional users to one company, open [Access by company](/users/companies), or **Users and their services** on the company’s page. The box in the head of a row or column ticks all of it. The change is saved for all of them or for nobody.',
        },
      ],
    },
    {
      id: 'ending',
      title: 'Suspending and removing',
      blocks: [
        {
          kind: 'list',
          items: [
            '**Suspend sign-in**: sessions end at once, and the services stay for when sign-in is allowed again.',
            '**Remove the user for good**: this cannot be undone. Requests, drafts and their notices go to whom you choose, and the e-mail address stays held.',
          ],
        },
        {
          kind: 'text',
          text: 'A payment that the user began at KNET is completed for the account in both cases.',
        },
      ],
    },
    {
      id: 'reasons',
      title: 'Who sees this, and why?',
      blocks: [
        {
          kind: 'text',
          text: 'On the page of each company, request and payment request a general user finds **Who sees this, and why?**: the people of the account who see it, and the subscription, role or grant that each one’s right rests on.',
        },
      ],
    },
  ],
}
