import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';

/** Window sizes the pages are tested in. */
export const SIZES = {
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
} as const;
export type SizeName = keyof typeof SIZES;

/** Starts the browser that comes from npm; `CHROME_PATH` names another one where that has no build (not Linux). */
export async function launchBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  const own = process.env.CHROME_PATH;
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    args: own === undefined ? chromium.args.filter((argument) => !OPENING.test(argument)) : [],
    headless: true,
  });
}

/** How long a step may take on a busy machine before it counts as not happening. */
const PATIENCE_MS = 60_000;

/** Arguments of the package that would switch off what the tests are about. */
const OPENING =
  /^--(disable-web-security|allow-running-insecure-content|single-process|no-zygote|disable-site-isolation)/;

/** What a page did that it must not do. */
export interface Conduct {
  /** Messages of the console at level error, and errors nobody caught. */
  readonly errors: string[];
  /** Origins that were asked for anything. */
  readonly origins: Set<string>;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly conduct: Conduct;
}

/** Opens a fresh visitor: own storage, the given size and language; everything the page does is noted. */
export async function visit(browser: Browser, size: SizeName, locale = 'en'): Promise<Visit> {
  const context = await browser.newContext({
    ...SIZES[size],
    locale,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const conduct: Conduct = { errors: [], origins: new Set() };
  observe(page, conduct);
  return { context, page, conduct };
}

/** Notes what a page does, also for a second tab. */
export function observe(page: Page, conduct: Conduct): void {
  page.on('console', (message) => {
    if (message.type() === 'error') conduct.errors.push(message.text());
  });
  page.on('pageerror', (error) => conduct.errors.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'http:' || protocol === 'https:') conduct.origins.add(origin);
  });
}
