import type { GuidePage } from '../types'

export const accountSecurity: GuidePage = {
  title: 'Account security',
  summary: 'Password, sessions and time-outs, and what to do if something looks wrong.',
  sections: [
    {
      id: 'password',
      title: 'Password',
      blocks: [
        {
          kind: 'list',
          items: [
            'To change it, open [My account](/account) and enter the present password and the new one. Every session ends with the change, and a new one starts on this device alone.',
            'If you forgot it, ask for [a link to reset it](/forgot-password). The message shown is the same whether the e-mail is registered or not.',
            'Tell it to nobody. The support team does not ask for a password or a verification code.',
          ],
        },
      ],
    },
    {
      id: 'sessions',
      title: 'Your sessions',
      blocks: [
        {
          kind: 'text',
          text: '[My account](/account) lists the sessions open in your name. End those you do not know, or choose to sign out everywhere.',
        },
      ],
    },
    {
      id: 'time-out',
      title: 'Time-out',
      blocks: [
        {
          kind: 'text',
          text: 'A session ends when the portal is not used for 20 minutes, after 12 hours in any case, and when the browser is closed. Two minutes before, a warning lets you stay; in a browser without JavaScript every page says at its top when the session ends and has a link to stay signed in.',
        },
        {
          kind: 'note',
          text: 'If the session ended while you were typing, send the form as it is and sign in: what you typed is kept for 30 minutes and comes back to you alone.',
        },
      ],
    },
    {
      id: 'activity',
      title: 'Activity log',
      blocks: [
        {
          kind: 'text',
          text: 'The [activity log](/activity) has everything that happened in the account over five years: who did it, when, and from which device. The general user sees the account’s whole log, an additional user what they did themselves and what changed in their own access. What officers of customs do appears under the name of the office.',
        },
        {
          kind: 'text',
          text: 'You can search it by person, kind, days and request number, and download what was found as a CSV file for a spreadsheet. The download is itself written into the log.',
        },
        {
          kind: 'text',
          text: 'To help you on the telephone, an officer of customs may view the portal as you see it: to read only, for some minutes, with your personal numbers masked and your documents unopened. You and the general users are told at once by notification and e-mail, with the reason, and the view stays in the activity log.',
        },
      ],
    },
    {
      id: 'suspended',
      title: 'If the account or a company is suspended',
      blocks: [
        {
          kind: 'text',
          text: 'When the General Administration of Customs suspends your account, none of its users can sign in. The next click and the sign-in page say why and since when, and the general user gets the same text by e-mail. Your requests and documents are kept, and what was paid at KNET counts in full.',
        },
        {
          kind: 'text',
          text: 'When one company is suspended you still sign in. Its dues cannot be paid, and its details and requests cannot change; your other companies go on. The company’s page says why.',
        },
        {
          kind: 'note',
          text: 'With questions [contact support](/support). When it is lifted you get an e-mail, and every user signs in again.',
        },
      ],
    },
    {
      id: 'suspicion',
      title: 'If you suspect that somebody else uses your account',
      blocks: [
        {
          kind: 'steps',
          items: ['Change the password.', 'End all sessions.', 'Call [technical support](/support).'],
        },
      ],
    },
  ],
}
