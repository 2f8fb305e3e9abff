type LegalEntitySeed = {
  code: string
  nameAr: string
  nameEn: string
  requiresCompany: boolean
  position: number
}

/**
 * What may register an account, in the order of the list (guide §3 names the field, not its values).
 * Configurable afterwards.
 */
export const LEGAL_ENTITIES: readonly LegalEntitySeed[] = [
  {
    code: 'LIMITED_LIABILITY',
    nameAr: 'شركة ذات مسؤولية محدودة',
    nameEn: 'Limited liability company',
    requiresCompany: true,
    position: 10,
  },
  {
    code: 'SOLE_ESTABLISHMENT',
    nameAr: 'مؤسسة فردية',
    nameEn: 'Sole establishment',
    requiresCompany: true,
    position: 20,
  },
  {
    code: 'SINGLE_PERSON_COMPANY',
    nameAr: 'شركة الشخص الواحد',
    nameEn: 'Single-person company',
    requiresCompany: true,
    position: 30,
  },
  {
    code: 'SHAREHOLDING_PUBLIC',
    nameAr: 'شركة مساهمة عامة',
    nameEn: 'Public shareholding company',
    requiresCompany: true,
    position: 40,
  },
  {
    code: 'SHAREHOLDING_CLOSED',
    nameAr: 'شركة مساهمة مقفلة',
    nameEn: 'Closed shareholding company',
    requiresCompany: true,
    position: 50,
  },
  {
    code: 'GENERAL_PARTNERSHIP',
    nameAr: 'شركة تضامن',
    nameEn: 'General partnership',
    requiresCompany: true,
    position: 60,
  },
  {
    code: 'LIMITED_PARTNERSHIP',
    nameAr: 'شركة توصية',
    nameEn: 'Limited partnership',
    requiresCompany: true,
    position: 70,
  },
  {
    code: 'FOREIGN_BRANCH',
    nameAr: 'فرع شركة أجنبية',
    nameEn: 'Branch of a foreign company',
    requiresCompany: true,
    position: 80,
  },
  {
    code: 'CUSTOMS_BROKER_OFFICE',
    nameAr: 'مكتب تخليص جمركي',
    nameEn: 'Customs-broker office',
    requiresCompany: true,
    position: 90,
  },
  {
    code: 'COOPERATIVE',
    nameAr: 'جمعية تعاونية',
    nameEn: 'Cooperative society',
    requiresCompany: false,
    position: 100,
  },
  {
    code: 'GOVERNMENT_BODY',
    nameAr: 'جهة حكومية',
    nameEn: 'Government body',
    requiresCompany: false,
    position: 110,
  },
  {
    code: 'DIPLOMATIC_MISSION',
    nameAr: 'بعثة دبلوماسية أو منظمة دولية',
    nameEn: 'Diplomatic mission or international organisation',
    requiresCompany: false,
    position: 120,
  },
  {
    code: 'INDIVIDUAL',
    nameAr: 'فرد بدون شركة',
    nameEn: 'Individual without a company',
    requiresCompany: false,
    position: 130,
  },
]
