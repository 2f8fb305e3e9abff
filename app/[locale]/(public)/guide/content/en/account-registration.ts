import type { GuidePage } from '../types'

export const accountRegistration: GuidePage = {
  title: 'Registering a user account',
  summary: 'Open an account for your company, activate it with the verification code, and sign in.',
  sections: [
    {
      id: 'register',
      title: 'Register a new account',
      blocks: [
        {
          kind: 'text',
          text: 'The first person to register is the account’s **general user** and has all services.',
        },
        {
          kind: 'steps',
          items: [
            'Choose [Register a new account](/register).',
            'Choose the user’s legal entity and enter the commercial registration number. An individual without a company is not asked for it.',
            'Enter first and last name, gender, civil ID, mobile number and e-mail. The information must be true and correct: the codes go to the e-mail and the mobile.',
            'Type the password and repeat it.',
            'Enter the text of the picture, or choose the check without a picture.',
            'Read the [terms and conditions](/terms), accept them, and choose **Send**.',
          ],
        },
      ],
    },
    {
      id: 'password',
      title: 'Rules for the password',
      blocks: [
        {
          kind: 'list',
          items: [
            '8 characters or more.',
            'An upper-case and a lower-case English letter.',
            'At least one digit and one symbol.',
            'Not one of the commonly used passwords.',
          ],
        },
        {
          kind: 'note',
          text: 'You may paste and use a password manager, and press the eye to see what you typed.',
        },
      ],
    },
    {
      id: 'verify',
      title: 'Verification code',
      blocks: [
        {
          kind: 'text',
          text: 'A code of 6 digits is sent to the e-mail, and another one to the mobile. Enter the e-mail’s code on the verification screen and choose **Verify**, then **OK**: the account is active.',
        },
        {
          kind: 'list',
          items: [
            'The code of the SMS confirms the mobile number and does not activate the account. Enter it after signing in; the dashboard and [My account](/account) remind you until the number is confirmed.',
            'The code lasts 10 minutes, works once, and you have five tries.',
            'If it does not arrive, choose **Resend the verification code** after a minute. Only the newest code is valid.',
            'Arabic digits `١٢٣` and Latin digits `123` are both accepted.',
            'If you sign in before activating, the verification screen opens.',
            'An account not activated within 24 hours lapses; you can register again with the same e-mail.',
          ],
        },
      ],
    },
    {
      id: 'sign-in',
      title: 'Signing in',
      blocks: [
        {
          kind: 'text',
          text: 'Use the e-mail you registered with and the password, then choose **Sign in**. If you forgot the password, ask for [a link to reset it](/forgot-password).',
        },
        {
          kind: 'text',
          text: 'After several wrong tries from your device the wait between tries grows. Wait the time shown and try again. If somebody else tries your e-mail from elsewhere you need not wait: an automatic check or the text of a picture may be asked for, and after ten tries we write to you. A device on which you signed in before is not affected by the tries of others.',
        },
      ],
    },
  ],
}
