import { getTranslations } from '@/lib/i18n/translations'
import { PASSWORD_RULES } from './password-rule'

/**
 * The words and patterns of a new-password field, in the reader's language. Spread into `NewPasswordFields`
 * or `PasswordField`.
 */
export async function passwordFieldLabels() {
  const t = await getTranslations('auth.password')
  return {
    hint: t('hint'),
    met: t('met'),
    unmet: t('unmet'),
    rules: PASSWORD_RULES.map(({ code, pattern }) => ({ key: code, label: t(code), pattern })),
  }
}
