/**
 * American and older spellings, and words that one of both sides of the ocean says, as the tariff writes
 * them.
 */
const SAME: Readonly<Record<string, string>> = {
  aluminum: 'aluminium',
  tire: 'tyre',
  fiber: 'fibre',
  color: 'colour',
  gray: 'grey',
  plow: 'plough',
  mold: 'mould',
  molding: 'moulding',
  sulfur: 'sulphur',
  sulfuric: 'sulphuric',
  sulfate: 'sulphate',
  sulfide: 'sulphide',
  sulfite: 'sulphite',
  pajama: 'pyjama',
  pyjamas: 'pyjama',
  pajamas: 'pyjama',
  jewelry: 'jewellery',
  meter: 'metre',
  liter: 'litre',
  theater: 'theatre',
  center: 'centre',
  caliber: 'calibre',
  armor: 'armour',
  harbor: 'harbour',
  vapor: 'vapour',
  flavor: 'flavour',
  odor: 'odour',
  rubber: 'rubber',
  artefact: 'artifact',
  catalog: 'catalogue',
  analog: 'analogue',
  disc: 'disk',
  yoghurt: 'yogurt',
  yoghourt: 'yogurt',
  whiskey: 'whisky',
  cosy: 'cozy',
  cheque: 'check',
  draught: 'draft',
  axe: 'ax',
  licorice: 'liquorice',
  woolen: 'woollen',
  fetus: 'foetus',
  maneuver: 'manoeuvre',
  orthopedic: 'orthopaedic',
  anesthetic: 'anaesthetic',
  mustache: 'moustache',
  carburetor: 'carburettor',
  carburetter: 'carburettor',
  ax: 'ax',
  polythene: 'polyethylene',
  doughnut: 'donut',
  storey: 'story',
  cesium: 'caesium',
  pediatric: 'paediatric',
  hemoglobin: 'haemoglobin',
  men: 'man',
  mens: 'man',
  women: 'woman',
  womens: 'woman',
  children: 'child',
  childrens: 'child',
  kids: 'child',
  kid: 'child',
  feet: 'foot',
  teeth: 'tooth',
  mice: 'mouse',
  geese: 'goose',
  knives: 'knife',
  leaves: 'leaf',
  loaves: 'loaf',
  shelves: 'shelf',
  scarves: 'scarf',
  halves: 'half',
  calves: 'calf',
  wolves: 'wolf',
  hooves: 'hoof',
  wives: 'wife',
  oxen: 'ox',
  dies: 'die',
  ties: 'tie',
  pies: 'pie',
  lenses: 'lens',
  gases: 'gas',
  buses: 'bus',
  glass: 'glass',
  glasses: 'glasses',
}

/** Short for something and many of it: «CDs», «TVs», «CPUs». */
const ACRONYMS = /^(?:[bcdfghjklmnpqrtvwxz]{2,3}|[cg]pu|led|suv|usb)s$/
/** Endings on which an s is part of the word. */
const KEEPS_S = /(?:ss|us|is|ous|eas|ias)$/

function singular(word: string): string {
  if (ACRONYMS.test(word)) return word.slice(0, -1)
  if (word.length < 4 || !word.endsWith('s') || KEEPS_S.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:sh|ch|x|ss|zz)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('oes') && word.length > 5) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** What follows a stem, longest first; what is left has a vowel and four letters. */
const ENDINGS = [
  'ization',
  'isation',
  'ising',
  'izing',
  'ised',
  'ized',
  'iser',
  'izer',
  'ings',
  'ing',
  'edly',
  'ed',
  'ers',
  'er',
  'ise',
  'ize',
  'ly',
  'ness',
  'ment',
]

function shorten(word: string): string {
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending)) continue
    let stem = word.slice(0, -ending.length)
    if (stem.length < 4 || !/[aeiouy]/.test(stem)) return word
    if (/([bdgklmnprt])\1$/.test(stem)) stem = stem.slice(0, -1)
    return stem
  }
  return word
}

/**
 * The stem of an English word: one spelling, singular, without the commonest endings. Light on purpose:
 * «organ» and «organic» are different goods. @param word folded, without an apostrophe
 */
export function englishStem(word: string): string {
  const one = SAME[word] ?? singular(word)
  const spelled = SAME[one] ?? one
  const stem = shorten(spelled)
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}
