import type { Guide } from '../types'
import { accountRegistration } from './account-registration'
import { accountSecurity } from './account-security'
import { companyRegistration } from './company-registration'
import { companyUpdate } from './company-update'
import { corrections } from './corrections'
import { payments } from './payments'
import { serviceSubscriptions } from './service-subscriptions'
import { tariffSearch } from './tariff-search'
import { trackingRequests } from './tracking-requests'
import { userManagement } from './user-management'

export const guideEn: Guide = {
  'account-registration': accountRegistration,
  'company-registration': companyRegistration,
  'tracking-requests': trackingRequests,
  corrections,
  'company-update': companyUpdate,
  payments,
  'tariff-search': tariffSearch,
  'user-management': userManagement,
  'service-subscriptions': serviceSubscriptions,
  'account-security': accountSecurity,
}
