/** The file is not what this system makes; nothing is appended to it and nothing points at it, a person has to look. */
export class SealBroken extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'SealBroken';
  }
}
