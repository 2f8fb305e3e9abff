/**
 * The few words of the error page. They stand in code because it must show when nothing else works, messages
 * included.
 */
export const ERROR_TEXTS = {
  ar: {
    title: 'تعذّر إكمال العملية',
    body: 'حدث خطأ غير متوقع من جهتنا. ما حفظته سابقاً باقٍ كما هو. أعد المحاولة، وإذا تكرر الخطأ فاتصل بالدعم الفني واذكر رقم الواقعة.',
    eventId: 'رقم الواقعة',
    retry: 'إعادة المحاولة',
    home: 'الصفحة الرئيسية',
  },
  en: {
    title: 'This could not be completed',
    body: 'Something went wrong on our side. What you saved before is kept as it was. Try again; if it happens again, contact technical support and give the event number.',
    eventId: 'Event number',
    retry: 'Try again',
    home: 'Home page',
  },
} as const
