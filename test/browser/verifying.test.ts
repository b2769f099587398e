import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, visit } from './browser.ts';
import { Customer, runningService } from './running-service.ts';
import { contractPdf, freshAddress, sendContract } from './send-contract.ts';
import { action, consentAndSign, openDocuments, screenIs } from './signing-steps.ts';

describe('checking a file in the browser', { timeout: 240_000 }, () => {
  const customer = new Customer(runningService());
  let browser: Browser;
  let sealed: Buffer;

  beforeAll(async () => {
    browser = await launchBrowser();
    const to = freshAddress('ver');
    await sendContract(customer, [{ ref: 'a', name: 'Ver Ify', email: to }]);
    const { page, context } = await visit(browser, 'desktop');
    await openDocuments(page, await customer.link(to));
    await consentAndSign(page);
    await screenIs(page, 'completed');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(action('download'))]);
    sealed = await readFile(await download.path());
    await context.close();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
  });

  async function verdict(page: Page, name: string, buffer: Buffer): Promise<string | null> {
    await page.setInputFiles('#file', { name, mimeType: 'application/pdf', buffer });
    await page.locator('[data-verdict]').waitFor({ timeout: 240_000 });
    const found = await page.locator('[data-verdict]').getAttribute('data-verdict');
    await page.locator('[data-verdict]').evaluate((element) => element.removeAttribute('data-verdict'));
    return found;
  }

  it('says yes to what was sealed, no to one changed bit, and sends nothing of either', async () => {
    const { page, context, conduct } = await visit(browser, 'phone');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
    });
    await page.goto(`${customer.service.api}/verify`);
    const changed = Buffer.from(sealed);
    const at = changed.indexOf('/MediaBox');
    changed[at + 1] = (changed[at + 1] ?? 0) ^ 1;
    expect(await verdict(page, 'sealed.pdf', sealed)).toBe('valid');
    expect(await verdict(page, 'changed.pdf', changed)).toBe('altered');
    expect(await verdict(page, 'plain.pdf', Buffer.from(await contractPdf()))).toBe('none');
    expect(await verdict(page, 'no.pdf', Buffer.from('hello'))).toBe('unreadable');
    expect(sent).toEqual([]);
    expect([...conduct.origins]).toEqual([new URL(customer.service.api).origin]);
    expect(conduct.errors).toEqual([]);
    await context.close();
  });

  it('works on without the network once it is there, in five languages', async () => {
    const { page, context } = await visit(browser, 'phone');
    await page.goto(`${customer.service.api}/verify`, { waitUntil: 'networkidle' });
    await context.setOffline(true);
    expect(await verdict(page, 'sealed.pdf', sealed)).toBe('valid');
    const headings = new Set<string>();
    for (const locale of ['da', 'sv', 'nb', 'fi', 'en']) {
      await page.selectOption('[name="language"]', locale);
      headings.add(await page.locator('.verify-result h2').innerText());
    }
    // Danish and Norwegian may say the same.
    expect(headings.size).toBeGreaterThanOrEqual(4);
    await context.close();
  });
});
