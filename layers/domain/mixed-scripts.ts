const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Georgian',
  'Cherokee',
  'Coptic',
  'Thai',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Ethiopic',
  'Lisu',
  'Hangul',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
].map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** Written together by habit (Unicode UTS 39 §5.1): Japanese, Korean and Chinese, also with Latin. */
const habitual = new Set(['Latin', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo']);

/** Whether a name mixes scripts that are not written together: the mark of a look-alike ("pаypal"). */
export function hasMixedScripts(name: string): boolean {
  const found = scripts.filter(({ pattern }) => pattern.test(name)).map((script) => script.name);
  return found.length > 1 && !found.every((script) => habitual.has(script));
}
