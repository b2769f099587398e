const longest = 200;

/**
 * An answer as it may be kept: what a program says about itself stays, what could be about a person goes. At most 200
 * characters.
 */
export function scrubAnswer(body: Uint8Array): string {
  return Buffer.from(body)
    .toString('utf8')
    .replace(/[^\P{C}\n]/gu, ' ')
    .replace(/\S+@\S+/g, '[address]')
    .replace(/\+?\d(?:[\s.()-]?\d){5,}/g, '[number]')
    .replace(/"(?:[^"\\]|\\.)*"(\s*:)?/g, (quoted, colon: string | undefined) =>
      colon === undefined ? '[text]' : quoted,
    )
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}
