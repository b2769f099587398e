import { exampleBody } from '../schemas/ids.ts';

const id = <P extends string>(prefix: P, last = 'g'): string =>
  `${prefix}_${exampleBody.slice(0, -1)}${last}`;

export const ids = {
  envelope: id('env'),
  document: id('doc'),
  landlord: id('rcp', '1'),
  tenant: id('rcp', '2'),
  field: id('fld'),
  event: id('evt'),
  organisation: id('org'),
  key: id('key'),
  operation: id('opr'),
  receipt: id('rct'),
  request: id('dsr'),
  dataRecipient: id('dst'),
  contact: id('con'),
  announcement: id('ann'),
  transmission: id('trm'),
};

export const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
export const digest = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';
export const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6InJjdCJ9.c2lnbmF0dXJl';
