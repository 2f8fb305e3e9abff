/** Valid answers, step by step, as they are typed. */
export const TYPED = {
  company: {
    nameAr: 'شركة الأفق للتجارة العامة',
    nameEn: 'Al Ofuq General Trading Co.',
    entityCivilNumber: '',
    signatoryName: 'عبدالله سالم العنزي',
    signatoryCivilId: '٢٨٨٠٢٠١٢٢٥٩٦',
    signatoryCivilIdExpiresOn: '1/1/2028',
    residencyNumber: '',
    poBox: '1234',
    address: 'قطعة 1، شارع فهد السالم',
    city: 'الكويت',
    officePhone: '2245 1234',
    officeFax: '',
    mobile: '+965 5012 3456',
    email: 'Info@Ofuq.example',
    website: 'www.ofuq.example',
  },
  industrial: {
    industrialLicenceNumber: '3100/2025',
    industrialLicenceIssuedOn: '01/02/2025',
    industrialLicenceExpiresOn: '01/02/2028',
    industrialRegisterNumber: '5400',
    industrialRegisterIssuedOn: '01/02/2020',
  },
  importer: {
    importLicenceType: 'PERMANENT',
    importLicenceNumber: '48211/2025',
    importLicenceIssuedOn: '01/12/2025',
    importLicenceExpiresOn: '٢١/١٢/٢٠٢٦',
  },
  commercial: {
    commercialLicenceType: 'TEMPORARY',
    commercialLicenceNumber: '12345/2023',
    commercialLicenceIssuedOn: '01/01/2023',
    commercialLicenceExpiresOn: '01/01/2027',
  },
} as const
