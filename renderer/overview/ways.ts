/** The names behind the figures of a month; of one cell or one meeting where that is named. */
export const namesOfMonth =
  (period: string) =>
  (of: Readonly<Record<string, string>>): string =>
    `/du-sinh-hoat?${new URLSearchParams({ thang: period, dai: '1', ...of })}`
