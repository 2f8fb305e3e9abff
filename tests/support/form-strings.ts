import type { FormStrings } from '@/components/forms/form-context'

/** The Arabic words of forms, for component tests: short ones where the portal's are long. */
export const formStrings: FormStrings = {
  problemTitle: 'توجد مشكلة',
  errorPrefix: 'خطأ:',
  errorWord: 'خطأ:',
  optional: '(اختياري)',
  busy: 'جارٍ الإرسال…',
  showPassword: 'إظهار',
  hidePassword: 'إخفاء',
  dateHint: 'اليوم/الشهر/السنة',
  leaveQuestion: 'هل تغادر؟',
  unsent: {
    title: 'لم يُرسل النموذج',
    offline: 'غير متصل',
    noAnswer: 'لم يصل رد',
    newVersion: 'حُدّثت البوابة',
    fault: 'خطأ من جهتنا',
    eventId: 'رقم الواقعة',
    reload: 'تحديث الصفحة',
    restored: 'أعدنا ما كتبته',
  },
}
