import type { Page } from 'playwright-core';
import { dropFile } from './stage.ts';

/** Drops a file onto the import wizard of the page and waits for what the check says of it. */
export async function checkFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await dropFile(page.getByText('拖到此处'), name, bytes);
  await page.locator('.import-wizard .ant-descriptions').waitFor({ timeout: 60_000 });
}

/** Writes what was checked; answers with the counts that the page tells. */
export async function writeFile(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await page.getByText('导入完成').waitFor({ timeout: 60_000 });
  return page.locator('.ant-result-subtitle').innerText();
}
