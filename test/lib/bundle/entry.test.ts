import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routes } from '../../../layers/http/routes.ts';
import { allEntries } from '../../../lib/bundle/entries.ts';
import { eventEntry, httpEntry, kebab } from '../../../lib/bundle/entry.ts';
import { MissingHandlers, requireHandlers } from '../../../lib/bundle/missing-handlers.ts';

describe('an entry', () => {
  it('finds the file of an operation by its name', () => {
    expect(kebab('createEnvelope')).toBe('create-envelope');
    expect(kebab('sign')).toBe('sign');
    expect(kebab('getJwks')).toBe('get-jwks');
  });

  it('of a unit names its part of the route table, its dependencies and every operation', () => {
    const { name, files, source } = httpEntry('signing-codes', ['requestSigningCode', 'verifySigningCode']);
    expect(name).toBe('signing-codes');
    expect(files).toEqual([
      'layers/http/unit-handler.ts',
      'layers/http/routes/signing-codes.ts',
      'functions/shared/unit-after-replay.ts',
      'functions/signing-codes/dependencies.ts',
      'functions/signing-codes/request-signing-code.ts',
      'functions/signing-codes/verify-signing-code.ts',
    ]);
    expect(source).toContain(
      'unitHandler(signingCodesRoutes, { requestSigningCode, verifySigningCode }, dependencies)',
    );
  });

  it('of an event function is its file', () => {
    expect(eventEntry('log/sequence-log')).toEqual({
      name: 'log-sequence-log',
      files: ['functions/log/sequence-log.ts'],
      source: "export { handler } from './functions/log/sequence-log.ts';",
    });
  });

  it('P-58: waits for the replay after a restore, but for what replays and what knows no table', () => {
    const unguarded = allEntries().filter(({ source }) => !/AfterReplay|afterReplay/.test(source));
    expect(unguarded.map(({ name }) => name).sort()).toEqual([
      'erasure-certify-erasure',
      'erasure-delete-objects',
      'erasure-delete-rows',
      'erasure-destroy-keys',
      'operator-replay-erasures',
      'parsing-inspect-document',
    ]);
  });

  it('exists once for every route and every event function', () => {
    const entries = allEntries();
    const names = entries.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { unit, operationId } of routes) {
      const handler = `functions/${unit}/${kebab(operationId)}.ts`;
      expect(entries.filter(({ files }) => files.includes(handler))).toHaveLength(1);
    }
  });

  it('needs files of the route table that exist', () => {
    const tables = allEntries().flatMap(({ files }) => files.filter((file) => file.startsWith('layers/')));
    expect(tables.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('missing handlers', () => {
  it('are listed all at once, each with the function that needs it', () => {
    const entries = [httpEntry('content', ['getDocumentContent']), eventEntry('notifier/notify')];
    const attempt = () => requireHandlers('/nowhere', entries);
    expect(attempt).toThrow(MissingHandlers);
    expect(attempt).toThrow(/6 handler files are missing/);
    expect(attempt).toThrow(/functions\/content\/get-document-content\.ts \(content\)/);
    expect(attempt).toThrow(/functions\/notifier\/notify\.ts \(notifier-notify\)/);
  });
});
