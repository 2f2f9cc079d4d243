/** What of an entry's words has become more than words in a page. */
import type { Page } from 'playwright-core';

/**
 * Hears of scripts from entries and of dialogs from now on; to be called before the page is opened.
 * @returns A list that grows: `MARKUP` sets `window.broken`.
 */
export async function watchScripts(page: Page): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeFunction('tellOfScript', () => heard.push('a script ran'));
  await page.addInitScript(() => {
    const { tellOfScript } = globalThis as unknown as { tellOfScript: () => void };
    Object.defineProperty(globalThis, 'broken', { set: () => tellOfScript() });
  });
  page.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return heard;
}

/** Elements and attributes that no page of the site has, and the styles that hide a page. */
export const intruders = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const strange = [
      'script:not([src], [type$="json"])',
      'iframe, object, embed, base, body style, body link, marquee, font',
      '[src*="elsewhere"], [srcset*="elsewhere"]',
    ];
    const found = [...document.querySelectorAll(strange.join())];
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes)
        if (name.startsWith('on') || /^\s*(?:javascript|data:text)/i.test(value))
          found.push(element);
    if (getComputedStyle(document.body).display === 'none') found.push(document.body);
    return found.map((element) => element.outerHTML.slice(0, 300));
  });
