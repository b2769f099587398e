/** Stable codes of what can be wrong with a message before it is handed to a provider. */
export type MessageErrorCode =
  | 'address_invalid'
  | 'attachment_invalid'
  | 'header_invalid'
  | 'link_invalid'
  | 'link_too_long'
  | 'placeholder_missing'
  | 'time_invalid';

/** A message that cannot be rendered or built. The text names the part, never a person's data. */
export class MessageError extends Error {
  readonly code: MessageErrorCode;

  constructor(code: MessageErrorCode, detail: string) {
    super(detail);
    this.name = 'MessageError';
    this.code = code;
  }
}
