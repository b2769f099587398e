import { asBoolean, asList, asNumber, asRecord, asText, textOrNull } from '../json.ts';

/** Roles as in the API. */
export type SigningRole = 'signer' | 'approver' | 'viewer' | 'copy';
export type FieldType = 'signature' | 'initials' | 'text' | 'date' | 'checkbox';

/** Where bytes can be fetched: a short-lived address and the headers to send with it. */
export interface ContentLink {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface SigningDocument {
  readonly id: string;
  readonly name: string;
  readonly pages: number | null;
  readonly size: number;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
  /** What the check found and the sender's organisation allows: codes, each once. */
  readonly findings: readonly string[];
  readonly link: ContentLink | null;
}

/** A field of this recipient; PDF points from the displayed page's top-left corner, pages from 1. */
export interface SigningField {
  readonly id: string;
  readonly documentId: string;
  readonly type: FieldType;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly required: boolean;
}

export interface SigningView {
  readonly envelope: {
    readonly title: string;
    readonly message: string | null;
    readonly sender: string;
    readonly status: string;
  };
  readonly recipient: {
    readonly name: string;
    readonly role: SigningRole;
    readonly locale: string;
    readonly status: string;
  };
  /** `channel` is where a code goes; null when the link alone is enough. */
  readonly authentication: { readonly channel: 'email' | 'sms' | null; readonly done: boolean };
  /** Sent back with `sign`, `approve` and `view` exactly as it came. */
  readonly presented: unknown;
  /** What this person keeps of having signed or approved: a compact JWS, null before. */
  readonly receipt: string | null;
  readonly documents: readonly SigningDocument[];
  readonly fields: readonly SigningField[];
  readonly notice: {
    readonly controller: string;
    readonly contact: string;
    readonly policyUrl: string | null;
    /** A version of the policy that is announced; null when none is. */
    readonly policyChange: { readonly effectiveFrom: string; readonly url: string } | null;
    readonly consentText: { readonly id: string; readonly text: string; readonly locale: string };
  };
}

const ROLES: readonly string[] = ['signer', 'approver', 'viewer', 'copy'];
const FIELD_TYPES: readonly string[] = ['signature', 'initials', 'text', 'date', 'checkbox'];
const isRole = (value: string): value is SigningRole => ROLES.includes(value);
const isFieldType = (value: string): value is FieldType => FIELD_TYPES.includes(value);

/** Reads `{url, headers, expiresAt}`; null when there is no address (before the required code). */
export function parseContentLink(json: unknown): ContentLink | null {
  const link = asRecord(json);
  const url = textOrNull(link.url);
  if (url === null || !/^https?:\/\//.test(url)) return null;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(asRecord(link.headers))) {
    if (typeof value === 'string') headers[name] = value;
  }
  const expiresAt = Date.parse(asText(link.expiresAt));
  return { url, headers, expiresAt: Number.isNaN(expiresAt) ? 0 : expiresAt };
}

function parseDocument(json: unknown): SigningDocument {
  const document = asRecord(json);
  return {
    id: asText(document.id),
    name: asText(document.name),
    pages: typeof document.pages === 'number' ? document.pages : null,
    size: asNumber(document.size),
    sha256: asText(document.sha256).toLowerCase(),
    findings: [...new Set(asList(document.findings).map((finding) => asText(asRecord(finding).code)))],
    link: parseContentLink(document.content ?? document),
  };
}

function parseField(json: unknown): SigningField | null {
  const field = asRecord(json);
  const type = asText(field.type);
  if (!isFieldType(type)) return null;
  return {
    id: asText(field.id),
    documentId: asText(field.document ?? field.documentId),
    type,
    page: asNumber(field.page),
    x: asNumber(field.x),
    y: asNumber(field.y),
    width: asNumber(field.width),
    height: asNumber(field.height),
    required: field.required !== false,
  };
}

function parseChannel(required: unknown): 'email' | 'sms' | null {
  const method = typeof required === 'string' ? required : asText(asRecord(required).method);
  if (method === 'emailCode' || method === 'email') return 'email';
  return method === 'smsCode' || method === 'sms' ? 'sms' : null;
}

function nameOf(json: unknown): string {
  return typeof json === 'string' ? json : asText(asRecord(json).name);
}

function parsePolicyChange(json: unknown): SigningView['notice']['policyChange'] {
  const { effectiveFrom, url } = asRecord(json);
  const link = asText(url);
  return /^(https?:\/\/|\/)/.test(link) ? { effectiveFrom: asText(effectiveFrom), url: link } : null;
}

/** Reads the answer of `GET /v1/signing`; unknown members are ignored, missing ones are empty, never an error. */
export function parseSigningView(json: unknown): SigningView {
  const root = asRecord(json);
  const envelope = asRecord(root.envelope);
  const recipient = asRecord(root.recipient);
  const authentication = asRecord(root.authentication);
  const notice = asRecord(root.notice);
  const consent = asRecord(notice.consentText);
  const role = asText(recipient.role);
  const sender = nameOf(envelope.sender);
  const contact = notice.contact;
  return {
    envelope: {
      title: asText(envelope.title),
      message: textOrNull(envelope.message),
      sender,
      status: asText(envelope.status),
    },
    recipient: {
      name: asText(recipient.name),
      role: isRole(role) ? role : 'viewer',
      locale: asText(recipient.locale),
      status: asText(recipient.status),
    },
    authentication: {
      channel: parseChannel(authentication.required),
      done: asBoolean(authentication.done),
    },
    presented: root.presented ?? null,
    receipt: textOrNull(root.receipt),
    documents: asList(root.documents).map(parseDocument),
    fields: asList(root.fields)
      .map(parseField)
      .filter((field) => field !== null),
    notice: {
      controller: nameOf(notice.controller) || sender,
      contact: typeof contact === 'string' ? contact : asText(asRecord(contact).email),
      policyUrl: textOrNull(notice.policyUrl),
      policyChange: parsePolicyChange(notice.policyChange),
      consentText: {
        id: asText(consent.id),
        text: asText(consent.text),
        locale: asText(consent.locale),
      },
    },
  };
}
