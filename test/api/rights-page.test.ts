import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessibilityFindings } from '../browser/accessibility.ts';
import { launchBrowser, visit } from '../browser/browser.ts';
import { completed, idle, mailsTo, Tenant } from '../support/client.ts';

const service = inject('service');
const patience = 240_000;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const action = (name: string) => `[data-action="${name}"]`;

async function codeIn(address: string): Promise<string> {
  const mails = await mailsTo(service, address);
  const code = mails.map(({ text }) => /^\s*(\d{6})\b/m.exec(text)?.[1]).findLast((one) => one !== undefined);
  return String(code);
}

const titles = {
  da: 'Dine personoplysninger',
  sv: 'Dina personuppgifter',
  nb: 'Personopplysningene dine',
  fi: 'Henkilötietosi',
  en: 'Your personal data',
} as const;

test.each(Object.entries(titles))(
  'the page about one’s own data speaks %s and has no serious accessibility finding',
  async (locale, title) => {
    const { page, context, conduct } = await visit(browser, 'phone', locale);
    await page.goto(`${service.api}/privacy/requests`);
    await page.locator(action('file')).waitFor();
    expect(await page.locator('h1').textContent()).toBe(title);
    const findings = await accessibilityFindings(page);
    expect(findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect([...conduct.origins]).toEqual([new URL(service.api).origin]);
    const shots = process.env.SHOTS;
    if (shots !== undefined) await page.screenshot({ path: `${shots}/rights-${locale}.png`, fullPage: true });
    await context.close();
  },
  patience,
);

test(
  'a person asks, proves the address, follows the request and fetches the answer on the page',
  async () => {
    const tenant = await Tenant.create(service, 'Bolig ApS');
    const { people } = await completed(tenant);
    const { page, context, conduct } = await visit(browser, 'phone', 'da');
    await page.goto(`${service.api}/privacy/requests`);
    await page.locator(action('file')).waitFor();
    await page.fill('#email', people.landlord);
    await page.click(action('file'));
    await page.locator('#code').waitFor();
    const wrong = (await codeIn(people.landlord)) === '000000' ? '000001' : '000000';
    await page.fill('#code', wrong);
    await page.click(action('verify-code'));
    await page.locator('#code-problem:has-text("forkert")').waitFor();
    await page.fill('#code', await codeIn(people.landlord));
    await page.click(action('verify-code'));
    await page.locator(action('withdraw')).waitFor();
    await idle(service);
    const listed = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/privacy/requests');
    const [part] = listed.body.items;
    await tenant.call('POST', `/v1/privacy/requests/${part?.id}/decide`, {
      decision: 'fulfil',
      reason: 'Værsgo.',
    });
    const mail = (await mailsTo(service, people.landlord)).findLast(({ text }) =>
      text.includes('imødekommet'),
    );
    const link = /https?:\/\/\S+\/privacy\/requests#\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('#code').waitFor();
    await page.click(action('send-code'));
    await idle(service);
    await page.fill('#code', await codeIn(people.landlord));
    await page.click(action('verify-code'));
    await page.locator(action('download-pdf')).waitFor();
    const shots = process.env.SHOTS;
    if (shots !== undefined) await page.screenshot({ path: `${shots}/rights-answer.png`, fullPage: true });
    const findings = await accessibilityFindings(page);
    expect(findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(action('download-pdf'))]);
    expect(download.suggestedFilename()).toBe('extract.pdf');
    const kept = shots === undefined ? await download.path() : `${shots}/extract.pdf`;
    if (shots !== undefined) await download.saveAs(kept);
    expect(conduct.errors.filter((error) => !error.includes('422'))).toEqual([]);
    await context.close();
  },
  patience,
);
