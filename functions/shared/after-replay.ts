/** The tables are from a backup, and not all that was erased since is erased again: nothing is done with them. */
export class RestorePending extends Error {
  constructor(restore: string) {
    super(`the erasures since restore ${restore} have not been replayed`);
    this.name = 'RestorePending';
  }
}

/** The restore that is not replayed yet; null in all other times, at no cost. */
export async function pendingRestore(): Promise<string | null> {
  const restore = process.env.RESTORE;
  if (restore === undefined) return null;
  const { isReplayed } = await import('../../layers/aws/restore/restore-mark.ts');
  return (await isReplayed(restore)) ? null : restore;
}

/** A function that does nothing before the replay: its messages and records wait and are delivered again. */
export const afterReplay =
  <In extends readonly unknown[], Out>(handler: (...input: In) => Promise<Out>) =>
  async (...input: In): Promise<Out> => {
    const restore = await pendingRestore();
    if (restore !== null) throw new RestorePending(restore);
    return handler(...input);
  };
