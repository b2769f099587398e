/** GSM 03.38 default alphabet (3GPP TS 23.038 §6.2.1); each letter is one septet. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table (§6.2.1.1); each letter is an escape and a septet. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Letters that people type and that the alphabet lacks, with the nearest it has. */
const NEAREST: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '…': '...',
  '\u00A0': ' ',
  '\u202F': ' ',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
};

/** Number of septets of a text, or null when one letter forces the whole message into UCS-2. */
export function septets(text: string): number | null {
  let count = 0;
  for (const letter of text) {
    if (BASIC.has(letter)) count += 1;
    else if (EXTENDED.has(letter)) count += 2;
    else return null;
  }
  return count;
}

/** Parts that a phone network bills: 160 septets or 70 UCS-2 units in one, 153 or 67 in each of several. */
export function smsParts(text: string): number {
  const packed = septets(text);
  const [length, single, several] = packed === null ? [text.length, 70, 67] : [packed, 160, 153];
  return length <= single ? 1 : Math.ceil(length / several);
}

/**
 * A name in letters of the GSM alphabet where the language allows it: typographic signs and foreign accents
 * become their nearest letter. A name in another script is returned as it is; the message is then UCS-2.
 */
export function toGsm(name: string): string {
  const near = [...name.normalize('NFC')].map(nearest).join('');
  return septets(near) === null ? name : near;
}

function nearest(letter: string): string {
  if (BASIC.has(letter) || EXTENDED.has(letter)) return letter;
  return NEAREST[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
}
