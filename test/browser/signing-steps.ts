import type { Page } from 'playwright-core';

/** The element that carries an action of the page (`api.md` §4). */
export const action = (name: string) => `[data-action="${name}"]`;

/** Opens the link and the documents; the first page is drawn when this ends. */
export async function openDocuments(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.click(action('open'));
  await readDocuments(page);
}

/** Waits until the first page can be read. */
export async function readDocuments(page: Page): Promise<void> {
  try {
    await page.locator('.sheet[data-drawn]').first().waitFor();
  } catch (cause) {
    const shown = await page.locator('body').innerText();
    throw new Error(`no page was drawn; the window shows: ${shown.slice(0, 600)}`, { cause });
  }
}

/** The name of the screen that is shown. */
export function screenIs(page: Page, name: string): Promise<unknown> {
  return page.locator(`main[data-screen="${name}"]`).waitFor();
}

/** Draws a wave over the drawing area with the pointer. */
export async function drawSignature(page: Page): Promise<void> {
  const area = page.locator(action('draw-area'));
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (box === null) throw new Error('nothing to draw on');
  const at = (share: number) =>
    [
      box.x + box.width * (0.1 + 0.8 * share),
      box.y + box.height * (0.5 + 0.3 * Math.sin(share * 9)),
    ] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let step = 1; step <= 40; step += 1) await page.mouse.move(...at(step / 40));
  await page.mouse.up();
}

/** Goes from field to field and fills in what is empty. */
export async function fillFields(page: Page, text: string): Promise<void> {
  const count = await page.locator('.mark').count();
  for (let index = 0; index < count; index += 1) {
    await page.click(action('next'));
    const editor = page.locator('.panel-editor');
    const field = editor.locator('input[type="text"], textarea');
    if ((await field.count()) > 0 && (await field.inputValue()) === '') await field.fill(text);
    const box = editor.locator('input[type="checkbox"]');
    if ((await box.count()) > 0) await box.check();
  }
}

/** Consents and signs. */
export async function consentAndSign(page: Page): Promise<void> {
  await page.check('[name="consent"]');
  await page.click(action('sign'));
}
