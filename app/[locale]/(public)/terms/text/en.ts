import type { Terms } from './types'

export const termsEn: Terms = {
  title: 'Terms and conditions',
  introduction:
    'These terms govern the use of the Customs Electronic Services Portal. By registering an account you confirm that you have read them and agree to keep to them.',
  sections: [
    {
      id: 'definitions',
      title: 'Definitions',
      paragraphs: [
        'Portal: the electronic services portal of the General Administration of Customs. Account: what is opened in the portal in the name of an establishment or an individual. General user: the person who registered the account or was given full authority over it. Additional user: a person granted some of the account’s services.',
      ],
    },
    {
      id: 'account',
      title: 'The account',
      paragraphs: [
        'Users must give true, correct and current information, contact details included, and bear the consequences if it is not correct.',
        'Access is personal to each user. Nobody else may use it, and the password or a verification code may not be given to anyone.',
        'Every act performed from the account counts as its holder’s unless the Administration was told beforehand that somebody else was using it.',
        'The general user is responsible for the people added to the account and for the services and companies granted to them.',
      ],
    },
    {
      id: 'authority',
      title: 'Capacity and authority',
      paragraphs: [
        'Only a person with the legal capacity to do so may register a company or submit a request for it. The Administration may ask for proof of that capacity at any time.',
        'Linking a company already registered in the automated customs system does not prove capacity and remains subject to the specialised employee’s approval.',
      ],
    },
    {
      id: 'documents',
      title: 'Data and documents',
      paragraphs: [
        'Applicants declare that the data they enter and the documents they attach are true and match the originals. Forged data or documents make the applicant liable at law.',
        'The Administration may return a request for correction or reject it, giving the reason, and may ask for the original of any document.',
        'Companies must update their data when it changes and renew their licences before they expire.',
      ],
    },
    {
      id: 'use',
      title: 'Acceptable use',
      paragraphs: [
        'It is forbidden to use the portal for other than its purpose, to attempt to reach other people’s data, to disrupt its services, or to send harmful files.',
        'The Administration may suspend an account that breaches these terms or is suspected of unlawful use, and informs the general user.',
      ],
    },
    {
      id: 'privacy',
      title: 'Data protection',
      paragraphs: [
        'Personal data is used to provide customs services, to verify identity and to communicate with the user. It is disclosed only to the competent authorities and within the law.',
        'Documents and civil IDs are stored protected, and each view of an identity document by staff is recorded. Records of actions are kept for five years.',
        'The portal uses only the cookies it needs to work: the sign-in session, recognising a device on which you signed in before, unfinished steps of registering and signing in, and the choice of appearance.',
      ],
    },
    {
      id: 'availability',
      title: 'Availability',
      paragraphs: [
        'The Administration works to keep the portal available around the clock. It may be interrupted for maintenance or for reasons beyond control; what had been saved before is kept.',
      ],
    },
    {
      id: 'changes',
      title: 'Changes to the terms',
      paragraphs: [
        'The Administration may change these terms. A change is published on this page with a new version and date; with each acceptance the version accepted and the date are kept.',
      ],
    },
    {
      id: 'law',
      title: 'Law and language',
      paragraphs: [
        'These terms are subject to the laws of the State of Kuwait, whose courts are competent for any dispute. The Arabic text prevails where it differs from the translation.',
      ],
    },
  ],
}
