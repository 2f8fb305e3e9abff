import type { StaffRole } from '@/lib/db/generated/enums'

/** What every demonstration user signs in with. Demonstration and test modes only. */
export { DEMONSTRATION_PASSWORD } from '@/lib/auth/demonstration-password'

export type SeedPerson = {
  email: string
  firstName: string
  lastName: string
  purposeEn: string
  purposeAr: string
}

/** The business users of the demonstration, by what they show. */
export const BUSINESS: Record<
  'trader' | 'assistant' | 'fresh' | 'returned' | 'broker' | 'suspended',
  SeedPerson
> = {
  trader: {
    email: 'hamed@ofuq.example',
    firstName: 'حامد',
    lastName: 'الهاشمي',
    purposeEn: 'general user; main company approved, a branch waiting, payments due',
    purposeAr: 'مستخدم عام؛ شركة رئيسية معتمدة وفرع بانتظار الموافقة ومدفوعات مستحقة',
  },
  assistant: {
    email: 'reem@ofuq.example',
    firstName: 'ريم',
    lastName: 'الهاشمي',
    purposeEn: 'additional user of the same account, limited grants',
    purposeAr: 'مستخدم إضافي في الحساب نفسه بصلاحيات محدودة',
  },
  fresh: {
    email: 'jassim@mutawa.example',
    firstName: 'جاسم',
    lastName: 'المطوع',
    purposeEn: 'fresh account, no company yet, mobile still to be confirmed',
    purposeAr: 'حساب جديد بلا شركات، وجواله لم يؤكَّد بعد',
  },
  broker: {
    email: 'bader@bahar.example',
    firstName: 'بدر',
    lastName: 'البحر',
    purposeEn: 'customs broker who sends payment requests',
    purposeAr: 'مخلص جمركي يرسل طلبات الدفع',
  },
  suspended: {
    email: 'fahad@nakheel.example',
    firstName: 'فهد',
    lastName: 'الدوسري',
    purposeEn: 'account and company suspended by the administration',
    purposeAr: 'حساب وشركة أوقفتهما الإدارة',
  },
  returned: {
    email: 'nadia@marsa.example',
    firstName: 'نادية',
    lastName: 'الصالح',
    purposeEn: 'a request returned for correction',
    purposeAr: 'طلب أُعيد للتصحيح',
  },
}

/**
 * One officer of each role; a second registration officer, so that two can meet at one request, and a second
 * finance officer, since a refund takes two.
 */
export const STAFF: readonly (SeedPerson & { role: StaffRole })[] = [
  {
    role: 'REGISTRATION_OFFICER',
    email: 'noura@customs.example',
    firstName: 'نورة',
    lastName: 'المطيري',
    purposeEn: 'registration officer',
    purposeAr: 'موظف تسجيل',
  },
  {
    role: 'REGISTRATION_OFFICER',
    email: 'salem@customs.example',
    firstName: 'سالم',
    lastName: 'الكندري',
    purposeEn: 'second registration officer',
    purposeAr: 'موظف تسجيل ثانٍ',
  },
  {
    role: 'BROKER_AFFAIRS_OFFICER',
    email: 'mona@customs.example',
    firstName: 'منى',
    lastName: 'العتيبي',
    purposeEn: 'broker-affairs officer',
    purposeAr: 'موظف شؤون المخلصين',
  },
  {
    role: 'BROKER_AFFAIRS_OFFICER',
    email: 'dalal@customs.example',
    firstName: 'دلال',
    lastName: 'الشطي',
    purposeEn: 'second broker-affairs officer',
    purposeAr: 'موظف ثانٍ لشؤون المخلصين',
  },
  {
    role: 'FINANCE_OFFICER',
    email: 'adel@customs.example',
    firstName: 'عادل',
    lastName: 'بهبهاني',
    purposeEn: 'finance officer',
    purposeAr: 'موظف مالي',
  },
  {
    role: 'FINANCE_OFFICER',
    email: 'yousef@customs.example',
    firstName: 'يوسف',
    lastName: 'الرشيد',
    purposeEn: 'second finance officer',
    purposeAr: 'موظف مالي ثانٍ',
  },
  {
    role: 'TARIFF_EDITOR',
    email: 'huda@customs.example',
    firstName: 'هدى',
    lastName: 'الصقر',
    purposeEn: 'tariff editor',
    purposeAr: 'محرر التعرفة',
  },
  {
    role: 'ADMINISTRATOR',
    email: 'khaled@customs.example',
    firstName: 'خالد',
    lastName: 'العبدالله',
    purposeEn: 'administrator',
    purposeAr: 'مدير النظام',
  },
  {
    role: 'ADMINISTRATOR',
    email: 'munira@customs.example',
    firstName: 'منيرة',
    lastName: 'الفهد',
    purposeEn: 'second administrator',
    purposeAr: 'مدير نظام ثانٍ',
  },
  {
    role: 'AUDITOR',
    email: 'latifa@customs.example',
    firstName: 'لطيفة',
    lastName: 'السبيعي',
    purposeEn: 'auditor',
    purposeAr: 'مدقق',
  },
]
