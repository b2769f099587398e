import { describe, expect, it } from 'vitest';
import { verificationExample } from '../../../layers/http/examples/verification.ts';
import { maxJsonBytes, maxPdfBytes } from '../../../layers/http/route-parts.ts';
import { verificationsRoutes } from '../../../layers/http/routes/verifications.ts';
import { unitHandler } from '../../../layers/http/unit-handler.ts';
import { call, organisationUnit, testDeps } from '../support/units.ts';

const patch = (body: unknown, headers = {}) =>
  call(organisationUnit(testDeps()), 'PATCH /v1/organisation', { body, headers });

describe('request body', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''])(
    'answers 415 to content of type "%s"',
    async (type) => {
      expect(await patch('{}', { 'content-type': type })).toMatchObject({
        status: 415,
        json: { code: 'unsupported_media_type' },
      });
    },
  );

  it('answers 415 to a compressed body', async () => {
    expect(await patch('{}', { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 415 });
  });

  it.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
    'takes %s',
    async (type) => {
      expect((await patch('{}', { 'content-type': type })).status).toBe(200);
    },
  );

  it('answers 415 where a body is needed and there is none', async () => {
    expect(await call(organisationUnit(testDeps()), 'PATCH /v1/organisation')).toMatchObject({ status: 415 });
  });

  it.each([
    ['half an object', '{"name":'],
    ['a member twice', '{"name":"a","name":"b"}'],
    ['a byte order mark', '\ufeff{}'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['nothing but spaces', '  '],
  ])('answers 400 to %s', async (_, body) => {
    expect(await patch(body)).toMatchObject({ status: 400, json: { code: 'invalid_json' } });
  });

  it('answers 413 to a body beyond the limit, without reading it', async () => {
    expect(await patch('x'.repeat(maxJsonBytes + 1))).toMatchObject({
      status: 413,
      json: { code: 'payload_too_large' },
    });
    expect(await patch(`"${'x'.repeat(maxJsonBytes - 2)}"`)).toMatchObject({ status: 422 });
  });

  it('hands over a PDF as the bytes that were sent', async () => {
    const seen: Uint8Array[] = [];
    const unit = unitHandler(
      verificationsRoutes,
      {
        createVerification: async ({ body }) => {
          seen.push(body);
          return { status: 200, body: verificationExample };
        },
      },
      testDeps(),
    );
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    const pdf = { 'content-type': 'application/pdf', authorization: '' };
    expect((await call(unit, 'POST /v1/verifications', { body: bytes, headers: pdf })).status).toBe(200);
    expect(seen).toEqual([bytes]);
    const large = new Uint8Array(maxPdfBytes + 1);
    expect((await call(unit, 'POST /v1/verifications', { body: large, headers: pdf })).status).toBe(413);
    expect(
      (await call(unit, 'POST /v1/verifications', { body: {}, headers: { authorization: '' } })).status,
    ).toBe(415);
  });
});
