/** A CMS structure (RFC 5652) that cannot be used. `detail` names the part. */
export class CmsError extends Error {
  readonly code: 'cms_malformed' | 'cms_unsupported';

  constructor(code: 'cms_malformed' | 'cms_unsupported', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CmsError';
    this.code = code;
  }
}
