import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, observe, visit } from './browser.ts';
import { Customer, runningService } from './running-service.ts';
import { everyField, freshAddress, sendContract } from './send-contract.ts';
import {
  action,
  consentAndSign,
  fillFields,
  openDocuments,
  readDocuments,
  screenIs,
} from './signing-steps.ts';

/** Runs in the page: name or action of what has the focus. */
const FOCUSED =
  "document.activeElement.getAttribute('name') ?? document.activeElement.getAttribute('data-action')";

const POLL = { timeout: 30_000 };

describe('what a signer has filled in', { timeout: 240_000 }, () => {
  const customer = new Customer(runningService());
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function opened() {
    const to = freshAddress('rae');
    const id = await sendContract(customer, [{ ref: 'a', name: 'Rae Ho', email: to }], everyField('a'));
    const visited = await visit(browser, 'desktop');
    const link = await customer.link(to);
    await openDocuments(visited.page, link);
    return { ...visited, id, link };
  }

  const values = async (page: Awaited<ReturnType<typeof opened>>['page']) => ({
    marks: await page.locator('.mark[data-filled="yes"]').count(),
    text: await page.locator('.mark[data-type="text"]').innerText(),
    signature: await page.inputValue('[name="signature"]'),
  });

  it('survives a reload and is there in a second tab', async () => {
    const { page, context, link, conduct } = await opened();
    await fillFields(page, 'REF-77');
    await page.fill('[name="signature"]', 'Rae H. Ho');
    const before = await values(page);
    expect(before).toEqual({ marks: 5, text: 'REF-77', signature: 'Rae H. Ho' });
    await page.reload();
    await readDocuments(page);
    await expect.poll(() => values(page), POLL).toEqual(before);
    const second = await context.newPage();
    observe(second, conduct);
    await second.goto(link);
    await readDocuments(second);
    await expect.poll(() => values(second), POLL).toEqual(before);
    await consentAndSign(second);
    await screenIs(second, 'acted');
    await page.locator('main[data-screen="acted"], main[data-screen="completed"]').waitFor();
    expect(conduct.errors).toEqual([]);
    await context.close();
  });

  it('survives the loss of the connection, and the act is sent once it is back', async () => {
    const { page, context, id } = await opened();
    await fillFields(page, 'REF-78');
    await page.check('[name="consent"]');
    await context.setOffline(true);
    await page.click(action('sign'));
    await page.locator('.notice-problem').waitFor();
    expect((await values(page)).text).toBe('REF-78');
    await context.setOffline(false);
    await page.click(action('sign'));
    await page.locator('main[data-screen="acted"], main[data-screen="completed"]').waitFor();
    expect((await customer.envelope(id)).recipients[0]?.status).toBe('signed');
    await context.close();
  });

  it('stays when the sender corrects something, and what has changed is shown before anything is signed', async () => {
    const { page, context, id } = await opened();
    await fillFields(page, 'REF-79');
    await page.check('[name="consent"]');
    await customer.call('POST', `/v1/envelopes/${id}/correct`, { message: 'Please sign by Monday' });
    await page.click(action('sign'));
    await page.locator('.notice-info').waitFor();
    await readDocuments(page);
    expect((await customer.envelope(id)).recipients[0]?.status).not.toBe('signed');
    await expect.poll(async () => (await values(page)).text, POLL).toBe('REF-79');
    expect(await page.isChecked('[name="consent"]')).toBe(false);
    await consentAndSign(page);
    await page.locator('main[data-screen="acted"], main[data-screen="completed"]').waitFor();
    await context.close();
  });

  it('is asked for, field by field, before anything is signed', async () => {
    const { page, context, id } = await opened();
    await page.click(action('sign'));
    await page.locator('#act-problem:not(:empty)').waitFor();
    expect(await page.locator('.mark[aria-current="step"]').getAttribute('data-type')).toBe('text');
    await page.locator('.panel-editor input').fill('x');
    await page.click(action('sign'));
    expect(await page.locator('.mark[aria-current="step"]').getAttribute('data-type')).toBe('checkbox');
    await page.locator('.panel-editor input').check();
    await page.click(action('sign'));
    await expect.poll(() => page.evaluate(FOCUSED), POLL).toBe('consent');
    expect((await customer.envelope(id)).status).toBe('inProgress');
    await context.close();
  });

  it('can be filled in and signed with the keyboard alone', async () => {
    const { page, context, id } = await opened();
    await page.locator(action('next')).focus();
    await page.keyboard.press('Enter');
    for (let index = 0; index < 5; index += 1) {
      const type = await page.locator('.mark[aria-current="step"]').getAttribute('data-type');
      if (type === 'text') await page.keyboard.type('KEYS');
      if (type === 'checkbox') await page.keyboard.press('Space');
      if (type === 'signature' || type === 'checkbox') await page.locator(action('next')).focus();
      await page.keyboard.press('Enter');
    }
    expect(await page.evaluate('document.activeElement.id')).toBe('act');
    for (let index = 0; index < 12; index += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(FOCUSED);
      if (name === 'consent') await page.keyboard.press('Space');
      if (name === 'sign') break;
    }
    await page.keyboard.press('Enter');
    await page.locator('main[data-screen="acted"], main[data-screen="completed"]').waitFor();
    expect((await customer.envelope(id)).recipients[0]?.status).toBe('signed');
    await context.close();
  });
});
