import fc from 'fast-check'

const ONSETS = [
  '',
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'gi',
  'h',
  'kh',
  'l',
  'm',
  'ng',
  'nh',
  'ph',
  'q',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
]
const VOWELS = [
  'a',
  'ă',
  'â',
  'e',
  'ê',
  'i',
  'o',
  'ô',
  'ơ',
  'u',
  'ư',
  'y',
  'oa',
  'oe',
  'uy',
  'ươ',
  'iê',
  'uô',
  'uyê',
  'âu',
  'ai',
]
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const CODAS = ['', 'n', 'ng', 'nh', 'm', 'p', 't', 'c']

/** Syllables with the tone on any one of their vowels, so that both tone styles occur. */
export const syllable = fc
  .tuple(
    fc.constantFrom(...ONSETS),
    fc.constantFrom(...VOWELS),
    fc.nat(2),
    fc.constantFrom(...TONES),
    fc.constantFrom(...CODAS),
  )
  .map(([onset, vowels, place, tone, coda]) => {
    const cut = Math.min(place, vowels.length - 1) + 1
    return (onset + vowels.slice(0, cut) + tone + vowels.slice(cut) + coda).normalize('NFC')
  })

/** A Vietnamese name of one to four words, in title case or in capitals. */
export const personName = fc
  .tuple(fc.array(syllable, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([words, shout]) => {
    const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
    return shout ? name.toUpperCase() : name
  })

/** Any text at all: Unicode noise, Vietnamese names, and both mixed. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  personName,
  fc.tuple(personName, fc.string({ unit: 'grapheme' })).map((parts) => parts.join(' ')),
)
