/** One media range of an `Accept` header with its weight (RFC 9110 §12.5.1). */
interface Range {
  readonly type: string;
  readonly quality: number;
}

function ranges(header: string): readonly Range[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((entry) => {
      const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.map((one) => /^q=([01](?:\.\d{0,3})?)$/.exec(one)?.[1]).find(Boolean);
      return { type, quality: weight === undefined ? 1 : Number(weight) };
    });
}

const specificity = (range: string): number => (range === '*/*' ? 0 : range.endsWith('/*') ? 1 : 2);

function qualityOf(type: string, accepted: readonly Range[]): number {
  const matching = accepted
    .filter(
      ({ type: range }) =>
        range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))),
    )
    .sort((a, b) => specificity(b.type) - specificity(a.type));
  return matching[0]?.quality ?? 0;
}

/**
 * Which of the offered media types a client would rather have; of equals the first one offered, also when it
 * accepts none of them or says nothing.
 */
export function preferredType<const Type extends string>(
  header: string | null,
  offered: readonly [Type, ...Type[]],
): Type {
  const [first] = offered;
  if (header === null) return first;
  const accepted = ranges(header);
  let best: Type = first;
  for (const type of offered) if (qualityOf(type, accepted) > qualityOf(best, accepted)) best = type;
  return best;
}
