import type { Page } from 'playwright-core'

/** Leads a window of the program to the page of an address, `/dang-vien`, as a link would. */
export const leadTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, `#${address}`)
