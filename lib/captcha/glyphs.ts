/**
 * Our own vector letters on a grid 10 wide and 14 high (y downwards), in the path commands M, L and Q with
 * absolute coordinates. Only signs whose two cases differ in shape and that no other sign resembles: the
 * picture is case-sensitive (guide §10), so `o`, `0`, `s`, `5`-like pairs would be unfair.
 */
export const GLYPHS: Readonly<Record<string, string>> = {
  A: 'M0 14L5 0L10 14M2 9L8 9',
  B: 'M1 0L1 14L6 14Q10 14 10 10Q10 7 6 7L1 7M6 7Q9 7 9 3.5Q9 0 6 0L1 0',
  D: 'M1 0L1 14L5 14Q10 14 10 7Q10 0 5 0L1 0',
  E: 'M9 0L1 0L1 14L9 14M1 7L7 7',
  F: 'M9 0L1 0L1 14M1 7L7 7',
  G: 'M9 3Q8 0 5 0Q0 0 0 7Q0 14 5 14Q9 14 9 10L9 8L5.5 8',
  H: 'M1 0L1 14M9 0L9 14M1 7L9 7',
  L: 'M1 0L1 14L9 14',
  M: 'M0 14L0 0L5 8L10 0L10 14',
  N: 'M1 14L1 0L9 14L9 0',
  R: 'M1 14L1 0L6 0Q9.5 0 9.5 3.5Q9.5 7 6 7L1 7M5 7L10 14',
  T: 'M0 0L10 0M5 0L5 14',
  Y: 'M0 0L5 7L10 0M5 7L5 14',
  a: 'M2 6Q4 5 5.5 5Q9 5 9 8L9 14M9 9Q1 8.5 1 11.5Q1 14 4 14Q8 14 9 11',
  b: 'M1 0L1 14M1 8Q2 5 5 5Q9 5 9 9.5Q9 14 5 14Q2 14 1 11',
  d: 'M9 0L9 14M9 8Q8 5 5 5Q1 5 1 9.5Q1 14 5 14Q8 14 9 11',
  e: 'M1 9.5L9 9.5Q9 5 5 5Q1 5 1 9.5Q1 14 5 14Q8 14 9 12',
  h: 'M1 0L1 14M1 8Q2 5 5 5Q9 5 9 8.5L9 14',
  m: 'M0 5L0 14M0 8Q1 5 3 5Q5 5 5 8L5 14M5 8Q6 5 8 5Q10 5 10 8L10 14',
  n: 'M1 5L1 14M1 8Q2 5 5 5Q9 5 9 8.5L9 14',
  r: 'M2 5L2 14M2 8Q4 5 8 5.5',
  t: 'M4 1L4 11Q4 14 8 13.5M1 5L8 5',
  2: 'M1 3Q1.5 0 5 0Q9 0 9 3.5Q9 6 1 14L9.5 14',
  3: 'M1 1Q3 0 5 0Q9 0 9 3.5Q9 7 4 7Q9.5 7 9.5 10.5Q9.5 14 5 14Q2 14 0.5 12.5',
  4: 'M7 14L7 0L0 10L10 10',
  5: 'M9 0L2 0L1.5 6Q3 5 5 5Q9.5 5 9.5 9.5Q9.5 14 5 14Q2 14 0.5 12.5',
  7: 'M0 0L9.5 0L4 14',
}

export const SIGNS = Object.keys(GLYPHS).join('')
