/** The words around the operations in the published description. */
export const openApiDescription = `Send documents for signature, and keep what you promised about the data.

All bodies are JSON in UTF-8 with camelCase members and RFC 3339 times in UTC, unless an operation says otherwise. Members without a value are null; unknown members are refused.

**Keys.** \`Authorization: Bearer sk_test_…\` or \`sk_live_…\`. Test and live are separate: a test key finds no live resource.

**Errors** are problem documents (RFC 9457). \`code\` is stable; \`errors\` points at what is not valid.

**Repeating a call.** Send \`Idempotency-Key\` with a POST: the same key and body give the first answer again for 24 hours.

**Changing together.** Every resource has an \`ETag\`; send it back as \`If-Match\`, and a change made in between gives 412.`;

export const openApiTags = [
  { name: 'Envelopes', description: 'Documents, the people who sign them, and what became of it.' },
  { name: 'Signing', description: 'What a person with a link does; the signing page uses these.' },
  { name: 'Verification', description: 'Anybody may check a signed document.' },
  { name: 'Erasure', description: 'Deleting before the day.' },
  { name: 'Operations', description: 'Work that outlives its request.' },
  { name: 'Receipts', description: 'Signed proof of what was erased.' },
  { name: 'Organisation', description: 'Your own settings.' },
  { name: 'Contacts', description: 'People who may get your news, and their consent.' },
  { name: 'Pages', description: 'This description.' },
];
