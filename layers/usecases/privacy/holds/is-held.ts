interface Held {
  readonly heldBy: readonly { readonly recipientId: string | null }[];
}

/** Whether a hold covers this person's data: one on the whole envelope, or one on this very person. */
export const isHeld = ({ heldBy }: Held, recipientId: string): boolean =>
  heldBy.some((hold) => hold.recipientId === null || hold.recipientId === recipientId);
