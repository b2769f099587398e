const POLICY =
  'DSS sees the change, which its default policy makes a warning; here it is invalid (ISO 32000-2 §12.8.2.2)';

/** Why a validator answers otherwise than ours, by the attack's name, with the clause that ours follows. */
export const attackNotes: Readonly<Record<string, string>> = {
  'incremental saving: other page content': POLICY,
  'shadow, hide: the cover is removed':
    'DSS compares what it can load and misses what the cross reference frees (ISO 32000-2 §7.5.4)',
  'shadow, replace: another look of a field':
    'DSS warns; pyHanko lets the look change with no new value: that is no form filling (ISO 32000-2 Table 257)',
  'shadow, hide and replace: another page tree': POLICY,
  'evil annotation': POLICY,
  'evil annotation, certified P=3':
    'DSS warns, since P=3 permits annotations (ISO 32000-2 Table 257); ours calls one over signed text forbidden',
  'sneaky signature, certified P=2': POLICY,
  'an object that no cross reference lists':
    'DSS never comes to read it; readers that rebuild the cross reference do (ISO 32000-2 §7.5.1)',
  'bytes after the last revision':
    'both stop at the last %%EOF, which has to end the file (ISO 32000-2 §7.5.5)',
};
