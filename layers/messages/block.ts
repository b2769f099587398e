/** What a message says, before it is written as HTML or plain text; both twins come from the same blocks. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  /** Words of a person, kept apart from ours; line breaks stay. */
  | { readonly type: 'quote'; readonly label: string; readonly text: string }
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'action'; readonly label: string; readonly url: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'small'; readonly text: string };

/** A composed message: what the layout turns into its two twins. */
export interface Composed {
  readonly subject: string;
  readonly heading: string;
  readonly greeting: string;
  readonly blocks: readonly Block[];
  /** Why this person gets the message. */
  readonly reason: string;
  /** At the bottom of every promotion. */
  readonly unsubscribe?: { readonly label: string; readonly url: string };
}
