import type { PartyKind } from '@/lib/db/generated/enums'

export type SeedParty = {
  customsCode: string
  kind: PartyKind
  commercialRegistrationNumber: string
  licenceNumber?: string
  nameAr: string
  nameEn: string
  /** Names of CompanyProfile; dates as YYYY-MM-DD offsets in days from today, resolved by the seed. */
  city: string
  address: string
  officePhone: string
}

/**
 * Companies that the automated customs system already knows: the number finds them when a branch is attached.
 */
export const SEED_PARTIES: readonly SeedParty[] = [
  {
    customsCode: 'TR-20177',
    kind: 'TRADER',
    commercialRegistrationNumber: '355120',
    nameAr: 'شركة الأفق للمواد الغذائية',
    nameEn: 'Al Ofuq Foodstuff Co.',
    city: 'الري',
    address: 'قطعة 1، شارع 30، مخزن 12',
    officePhone: '+96524741100',
  },
  {
    customsCode: 'TR-20178',
    kind: 'TRADER',
    commercialRegistrationNumber: '355121',
    nameAr: 'شركة الأفق لقطع الغيار',
    nameEn: 'Al Ofuq Spare Parts Co.',
    city: 'الشويخ الصناعية',
    address: 'قطعة 3، شارع 51، محل 4',
    officePhone: '+96524741101',
  },
  {
    customsCode: 'TR-31840',
    kind: 'TRADER',
    commercialRegistrationNumber: '482910',
    nameAr: 'شركة الأفق للتجارة العامة',
    nameEn: 'Al Ofuq General Trading Co.',
    city: 'الشويخ الصناعية',
    address: 'قطعة 2، شارع 28، مبنى 14',
    officePhone: '+96522451234',
  },
  {
    customsCode: 'TR-40911',
    kind: 'TRADER',
    commercialRegistrationNumber: '610045',
    nameAr: 'شركة ساحل البدع للتوريدات',
    nameEn: 'Sahel Al Bidaa Supplies Co.',
    city: 'السالمية',
    address: 'قطعة 9، شارع الخليج، مبنى 2',
    officePhone: '+96525710045',
  },
  {
    customsCode: 'BR-00117',
    kind: 'BROKER',
    commercialRegistrationNumber: '700117',
    licenceNumber: '117',
    nameAr: 'مكتب البحر للتخليص الجمركي',
    nameEn: 'Al Bahar Customs Clearance Office',
    city: 'الشويخ',
    address: 'ساحة الجمارك، مكتب 17',
    officePhone: '+96524830117',
  },
  {
    customsCode: 'TR-52266',
    kind: 'TRADER',
    commercialRegistrationNumber: '815522',
    nameAr: 'شركة عنقود للفواكه',
    nameEn: 'Anqood Fruits Co.',
    city: 'العارضية',
    address: 'قطعة 4، شارع 80، مخزن 2',
    officePhone: '+96524895522',
  },
]
