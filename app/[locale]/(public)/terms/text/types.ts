type TermsSection = { id: string; title: string; paragraphs: string[] }

export type Terms = { title: string; introduction: string; sections: TermsSection[] }
