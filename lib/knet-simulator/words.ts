/** Words of the payer's pages; the Arabic buttons are the guide's (guide §5.5). */
export const WORDS = {
  ar: {
    merchant: 'التاجر', merchantName: 'الإدارة العامة للجمارك (محاكاة)', website: 'الموقع', amount: 'المبلغ', trackId: 'رقم تتبع العملية',
    cardTitle: 'الدفع ببطاقة الصرف الآلي', bank: 'اختيار البنك', choose: 'اختر البنك', card: 'رقم بطاقة الصرف الآلي', prefix: 'بداية رقم البطاقة',
    cardHint: 'الأرقام العشرة الأخيرة من بطاقة الاختبار', expiry: 'تاريخ انتهاء البطاقة', month: 'الشهر', year: 'السنة', pin: 'الرقم السري الخاص بالبطاقة',
    submit: 'ارسال', reset: 'إعادة', cancel: 'إلغاء',
    testCards: 'بطاقة ناجحة: 0000000001 وتنتهي في <bdi dir="ltr">09/2030</bdi>، والرقم السري أي أربعة أرقام. وأي بطاقة أو تاريخ آخر يُرفض خصمه.', moreCards: 'بطاقات أخرى للتجربة', kfast: 'كي فاست: بطاقاتك المحفوظة، ويكفي رقمها السري', otherCard: 'بطاقة أخرى', bankName: 'البنك',
    reviewTitle: 'مراجعة عملية الدفع', confirm: 'تأكيد العملية', back: 'عودة',
    otpTitle: 'رمز التحقق', otp: 'رمز التحقق لمرة واحدة', otpText: 'يطلب البنك رمزاً إضافياً للمبالغ من 25.000 د.ك. رمز المحاكي هو:', triesLeft: 'المحاولات المتبقية:',
    errorTitle: 'تعذر إتمام الدفع', toMerchant: 'العودة إلى التاجر', postTitle: 'انتهت عملية الدفع',
    lostTitle: 'فُقد الإشعار', lostText: 'سُجلت نتيجة العملية في دفاتر المحاكي، ولم يُبلَّغ التاجر بها عمداً. أغلق هذه الصفحة.',
  },
  en: {
    merchant: 'Merchant', merchantName: 'General Administration of Customs (simulation)', website: 'Website', amount: 'Amount', trackId: 'Track id',
    cardTitle: 'Pay by debit card', bank: 'Select your bank', choose: 'Choose a bank', card: 'Card number', prefix: 'Card prefix',
    cardHint: 'The last ten digits of a test card', expiry: 'Expiration date', month: 'Month', year: 'Year', pin: 'PIN',
    submit: 'Submit', reset: 'Reset', cancel: 'Cancel',
    testCards: 'A card that pays: 0000000001, expiry <bdi dir="ltr">09/2030</bdi>, any four digits as PIN. Anything else is not captured.', moreCards: 'More cards to try', kfast: 'KFAST: your saved cards, PIN alone is enough', otherCard: 'Another card', bankName: 'Bank',
    reviewTitle: 'Review the payment', confirm: 'Confirm', back: 'Back',
    otpTitle: 'One-time code', otp: 'One-time code', otpText: 'From KD 25.000 on the bank asks for one more code. The simulator’s code is:', triesLeft: 'Tries left:',
    errorTitle: 'The payment cannot be completed', toMerchant: 'Back to the merchant', postTitle: 'The payment is finished',
    lostTitle: 'The notification was lost', lostText: 'The result is in the simulator’s books; the merchant was left without it on purpose. Close this page.',
  },
} as const
