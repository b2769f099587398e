import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, SIZES, type SizeName, visit } from './browser.ts';
import { Customer, runningService } from './running-service.ts';
import { everyField, freshAddress, scannedPdf, sendContract } from './send-contract.ts';
import {
  action,
  consentAndSign,
  drawSignature,
  fillFields,
  openDocuments,
  readDocuments,
  screenIs,
} from './signing-steps.ts';

const sizes = Object.keys(SIZES) as SizeName[];

describe('signing in a browser', { timeout: 240_000 }, () => {
  const customer = new Customer(runningService());
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(sizes)('two people sign one after the other and get their sealed copy (%s)', async (size) => {
    const [aase, bo] = [freshAddress('aase'), freshAddress('bo')];
    const id = await sendContract(
      customer,
      [
        { ref: 'a', name: 'Åse Maria Ørsted', email: aase, locale: 'da', order: 1 },
        { ref: 'b', name: 'Bo Ek', email: bo, locale: 'sv', order: 2 },
      ],
      [
        ...everyField('a'),
        { recipient: 'b', type: 'signature', page: 2, x: 320, y: 620, width: 180, height: 48 },
      ],
    );
    expect(await customer.mailbox(bo)).toEqual([]);

    const first = await visit(browser, size);
    await openDocuments(first.page, await customer.link(aase));
    expect(await first.page.locator('html').getAttribute('lang')).toBe('da');
    await fillFields(first.page, 'REF-2291');
    await first.page.click(action('type'));
    await first.page.keyboard.type('Åse Ørsted');
    await consentAndSign(first.page);
    await screenIs(first.page, 'acted');

    const second = await visit(browser, size);
    await openDocuments(second.page, await customer.link(bo));
    expect(await second.page.locator('html').getAttribute('lang')).toBe('sv');
    await second.page.click(action('draw'));
    await drawSignature(second.page);
    await consentAndSign(second.page);
    await screenIs(second.page, 'completed');

    expect((await customer.envelope(id)).status).toBe('completed');
    const [download] = await Promise.all([
      second.page.waitForEvent('download'),
      second.page.click(action('download')),
    ]);
    expect(download.suggestedFilename()).toBe('lease-sealed.pdf');
    for (const { conduct, context } of [first, second]) {
      expect(conduct.errors).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    }
  });

  it('asks for a code by email, says when it is wrong, and shows no document before it is right', async () => {
    const to = freshAddress('kim');
    await sendContract(customer, [
      { ref: 'a', name: 'Kim Li', email: to, authentication: { method: 'emailCode' } },
    ]);
    const { page, context } = await visit(browser, 'phone');
    const opened: string[] = [];
    page.on('response', (response) => opened.push(response.headers()['content-type'] ?? ''));
    await page.goto(await customer.link(to));
    await page.click(action('open'));
    await page.locator('#code').waitFor();
    const code = await customer.code(to);
    await page.fill('#code', code === '000000' ? '000001' : '000000');
    await page.keyboard.press('Enter');
    await page.locator('#code-problem:not(:empty)').waitFor();
    expect(opened).not.toContain('application/pdf');
    await page.fill('#code', code);
    await page.keyboard.press('Enter');
    await readDocuments(page);
    await page.reload();
    await readDocuments(page);
    await context.close();
  });

  it('lets an approver approve and a viewer say that they have read', async () => {
    const [approver, viewer] = [freshAddress('ann'), freshAddress('vic')];
    const id = await sendContract(customer, [
      { ref: 'v', name: 'Vic', email: viewer, role: 'viewer', order: 1 },
      { ref: 'a', name: 'Ann', email: approver, role: 'approver', order: 1 },
    ]);
    for (const [to, act] of [
      [viewer, 'view'],
      [approver, 'approve'],
    ] as const) {
      const { page, context } = await visit(browser, 'desktop');
      await openDocuments(page, await customer.link(to));
      await page.click(action(act));
      await page.locator('main[data-screen="acted"], main[data-screen="completed"]').waitFor();
      await context.close();
    }
    const { recipients } = await customer.envelope(id);
    expect(recipients.map(({ status }) => status)).toEqual(['viewed', 'approved']);
  });

  it('declines with a reason, after asking once more, and loses nothing when one goes back', async () => {
    const to = freshAddress('dan');
    const id = await sendContract(customer, [{ ref: 'a', name: 'Dan', email: to }]);
    const { page, context } = await visit(browser, 'phone');
    await openDocuments(page, await customer.link(to));
    await page.fill('[name="signature"]', 'Dan the Man');
    await page.click(action('decline'));
    await page.click(action('decline'));
    expect((await customer.envelope(id)).status).toBe('inProgress');
    await page.click(action('back'));
    expect(await page.inputValue('[name="signature"]')).toBe('Dan the Man');
    await page.click(action('decline'));
    await page.fill('textarea', 'The rent is wrong');
    await page.click(action('decline'));
    await screenIs(page, 'declinedByMe');
    const envelope = await customer.envelope(id);
    expect([envelope.status, envelope.recipients[0]?.declineReason]).toEqual([
      'declined',
      'The rent is wrong',
    ]);
    await context.close();
  });

  it('shows scanned pages and letters that the file does not bring along, from the own origin alone', async () => {
    const to = freshAddress('scan');
    await sendContract(customer, [{ ref: 'a', name: 'Sca N', email: to }], [], { pdf: scannedPdf });
    const { page, context, conduct } = await visit(browser, 'desktop');
    await openDocuments(page, await customer.link(to));
    const middle = await page.evaluate<number[]>(`(() => {
      const canvas = document.querySelector('.sheet canvas');
      return [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data];
    })()`);
    expect(middle).toEqual([0, 0, 0, 255]);
    const letters = freshAddress('letters');
    await sendContract(customer, [{ ref: 'a', name: 'Let Ters', email: letters }]);
    const fonts: string[] = [];
    page.on('request', (request) => fonts.push(new URL(request.url()).pathname));
    await openDocuments(page, await customer.link(letters));
    expect(fonts.filter((path) => path.endsWith('LiberationSans-Regular.ttf'))).toHaveLength(1);
    expect(conduct.origins.size).toBe(2);
    expect(conduct.errors).toEqual([]);
    await context.close();
  });

  it('stops the link of somebody for whom it was not meant, without showing a document', async () => {
    const to = freshAddress('eve');
    await sendContract(customer, [{ ref: 'a', name: 'Eve', email: to }]);
    const { page, context } = await visit(browser, 'phone');
    await page.goto(await customer.link(to));
    await page.click(action('not-me'));
    await page.click(action('not-me'));
    await screenIs(page, 'notMeDone');
    await page.reload();
    await screenIs(page, 'unknown');
    await context.close();
  });
});
