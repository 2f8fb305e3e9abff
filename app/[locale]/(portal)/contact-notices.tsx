import { MobileReminder } from '@/components/accounts/mobile-reminder'
import { UndeliverableNotice } from '@/components/accounts/undeliverable-notice'
import type { ContactState } from '@/lib/accounts/contact-state'
import { CODE_MINUTES } from '@/lib/accounts/rules'
import { resendMobileAction, verifyMobileAction } from './account/mobile-actions'

/** What stands between the reader and the portal's messages. `contact`: as it may be shown. */
export function ContactNotices({ contact: { unconfirmed, undeliverable } }: { contact: ContactState }) {
  return (
    <>
      <UndeliverableNotice addresses={undeliverable} />
      {unconfirmed && (
        <MobileReminder
          mobile={unconfirmed}
          minutes={CODE_MINUTES}
          confirm={verifyMobileAction}
          resend={resendMobileAction}
        />
      )}
    </>
  )
}
