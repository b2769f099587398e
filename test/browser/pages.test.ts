import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from './accessibility.ts';
import { launchBrowser, SIZES, type SizeName, visit } from './browser.ts';
import { Customer, runningService } from './running-service.ts';
import { everyField, freshAddress, sendContract } from './send-contract.ts';
import { action, consentAndSign, fillFields, readDocuments, screenIs } from './signing-steps.ts';

const sizes = Object.keys(SIZES) as SizeName[];
const grave = async (page: Page) =>
  (await accessibilityFindings(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical');

describe('the pages', { timeout: 240_000 }, () => {
  const customer = new Customer(runningService());
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(sizes.flatMap((size) => (['light', 'dark'] as const).map((scheme) => [size, scheme] as const)))(
    'have no serious accessibility finding on any screen of signing (%s, %s)',
    async (size, scheme) => {
      const to = freshAddress('axe');
      await sendContract(
        customer,
        [{ ref: 'a', name: 'Axe Ly', email: to, authentication: { method: 'emailCode' } }],
        everyField('a'),
      );
      const { page, context } = await visit(browser, size);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const seen: Record<string, unknown> = {};
      const look = async (name: string) => {
        seen[name] = await grave(page);
      };
      await page.goto(await customer.link(to));
      await page.locator(action('open')).waitFor();
      await look('welcome');
      await page.click(action('open'));
      await page.locator('#code').waitFor();
      await look('code');
      await page.fill('#code', await customer.code(to));
      await page.keyboard.press('Enter');
      await readDocuments(page);
      await look('documents');
      await page.click(action('next'));
      await look('field');
      await fillFields(page, 'x');
      await page.click(action('draw'));
      await look('drawing');
      await page.click(action('decline'));
      await look('decline');
      await page.click(action('back'));
      await page.click(action('type'));
      await consentAndSign(page);
      await screenIs(page, 'acted');
      await look('acted');
      await screenIs(page, 'completed');
      await look('completed');
      expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, []])));
      await context.close();
    },
  );

  it.each(sizes.flatMap((size) => ['/', '/docs', '/verify', '/sign'].map((path) => [path, size] as const)))(
    'P-39 SM-22: %s has no serious accessibility finding, no cookie, nothing from elsewhere, no error and no scrolling sideways (%s)',
    async (path, size) => {
      const { page, context, conduct } = await visit(browser, size);
      await page.goto(`${customer.service.api}${path}`);
      await page.locator('main h1').waitFor();
      expect(await grave(page)).toEqual([]);
      expect([...conduct.origins]).toEqual([new URL(customer.service.api).origin]);
      expect(conduct.errors).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
  );

  it('can be read in five languages, with one switch', async () => {
    const to = freshAddress('tongues');
    await sendContract(customer, [{ ref: 'a', name: 'Åse Ø', email: to, locale: 'fi' }]);
    const { page, context } = await visit(browser, 'phone', 'da');
    await page.goto(await customer.link(to));
    await page.locator(action('open')).waitFor();
    const headings: string[] = [];
    expect(await page.inputValue('[name="language"]')).toBe('fi');
    for (const locale of ['da', 'sv', 'nb', 'fi', 'en']) {
      await page.selectOption('[name="language"]', locale);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      headings.push(await page.locator(action('open')).innerText());
    }
    expect(new Set(headings).size).toBe(5);
    await page.selectOption('[name="language"]', 'nb');
    await page.reload();
    await page.locator(action('open')).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nb');
    await context.close();
  });

  it('answer an unknown, cut off or missing link alike, and send nothing that is no token', async () => {
    const { page, context } = await visit(browser, 'phone');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const texts: string[] = [];
    for (const fragment of ['', '#', '#<script>alert(1)</script>', '#abc', `#${'A'.repeat(43)}`]) {
      await page.goto('about:blank');
      await page.goto(`${customer.service.api}/sign${fragment}`);
      await screenIs(page, 'unknown');
      texts.push(await page.locator('main').innerText());
    }
    expect(new Set(texts).size).toBe(1);
    expect(asked.filter((path) => path === '/v1/signing')).toHaveLength(1);
    await context.close();
  });

  it('keep the token out of every address, header but one, and storage', async () => {
    const to = freshAddress('token');
    await sendContract(customer, [{ ref: 'a', name: 'Tok En', email: to }]);
    const link = await customer.link(to);
    const token = link.split('#')[1] ?? '';
    const { page, context } = await visit(browser, 'desktop');
    const leaks: string[] = [];
    page.on('request', (request) => {
      const { authorization = '', ...headers } = request.headers();
      if (request.url().includes(token)) leaks.push(`address ${request.url()}`);
      if (JSON.stringify(headers).includes(token)) leaks.push(`header of ${request.url()}`);
      const own = new URL(request.url()).pathname.startsWith('/v1/signing');
      if (authorization.includes(token) && !own) leaks.push(`authorisation of ${request.url()}`);
    });
    await page.goto(link);
    await page.click(action('open'));
    await readDocuments(page);
    expect(leaks).toEqual([]);
    const stored = await page.evaluate(
      'JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie])',
    );
    expect(stored).not.toContain(token);
    await context.close();
  });
});
