import { describe, expect, it } from 'vitest';
import { ASSET_NAMES, type PageAssets } from '../../layers/pages/assets.ts';
import { CATALOGUES } from '../../layers/pages/catalogue/catalogues.ts';
import { LOCALES } from '../../layers/pages/catalogue/locales.ts';
import { renderDocsPage } from '../../layers/pages/docs/render-docs-page.ts';
import { renderFrontPage } from '../../layers/pages/front/render-front-page.ts';
import { html } from '../../layers/pages/html.ts';
import { renderSignPage } from '../../layers/pages/sign/render-sign-page.ts';
import { renderVerifyPage } from '../../layers/pages/verify/render-verify-page.ts';

const assets = Object.fromEntries(ASSET_NAMES.map((name) => [name, `hashed-${name}`])) as PageAssets;
const storeOrigin = 'http://127.0.0.1:4600';
const pages = {
  sign: (acceptLanguage?: string) => renderSignPage({ storeOrigin, assets, acceptLanguage }),
  verify: (acceptLanguage?: string) => renderVerifyPage({ assets, acceptLanguage }),
  front: (acceptLanguage?: string) => renderFrontPage({ assets, acceptLanguage }),
  docs: () => renderDocsPage({ assets }),
};

describe.each(Object.entries(pages))('the %s page', (_name, render) => {
  const page = render('da');

  it('has no inline script, style or handler', () => {
    expect(page.html).not.toMatch(/<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=/i);
  });

  it('asks for nothing outside its own origin', () => {
    const addresses = [...page.html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(addresses.filter((address) => !/^(\/[^/]|\/$|#)/.test(address))).toEqual([]);
  });

  it('says in five languages what to do without JavaScript', () => {
    for (const locale of LOCALES) {
      expect(page.html).toContain(`<p lang="${locale}">${CATALOGUES[locale]['common.noScript']}</p>`);
    }
  });

  it('carries the security headers and no cookie', () => {
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers).not.toHaveProperty('set-cookie');
  });

  it('has one main region, a skip link and a live region', () => {
    expect(page.html.match(/<main /g)).toHaveLength(1);
    expect(page.html).toContain('class="skip-link" href="#content"');
    expect(page.html).toContain('aria-live="polite"');
  });
});

describe('the language of the first words', () => {
  it.each(LOCALES)('is %s for those who ask for it', (locale) => {
    const { html: page } = pages.sign(locale);
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(CATALOGUES[locale]['common.loading']);
  });
});

describe('the signing page', () => {
  it('is the same for everyone: it knows no token and no envelope', () => {
    expect(pages.sign('da')).toEqual(pages.sign('da'));
  });

  it('may reach the document store and nothing else', () => {
    expect(pages.sign().headers['content-security-policy']).toContain(`connect-src 'self' ${storeOrigin};`);
  });
});

describe('markup', () => {
  it('escapes every value that is not markup', () => {
    const hostile = `<img src=x onerror=alert(1)>"'&`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;">&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;</p>',
    );
  });

  it('joins markup in lists and leaves null out', () => {
    expect(html`${['a', 'b'].map((text) => html`<i>${text}</i>`)}${null}${3}`.markup).toBe(
      '<i>a</i><i>b</i>3',
    );
  });
});
