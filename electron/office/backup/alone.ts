import { Refusal } from '../../../shared/refusal.ts'

/** What an office is busy with, by its folder: a restore under a running backup would mix two offices. */
const busy = new Map<string, string>()

/** Whether a copy of this office is being made now. */
export const isBackingUp = (folder: string): boolean => busy.get(folder) === 'Đang sao lưu'

/** Does one backup or restore of an office at a time; a second one is refused in words. */
export async function alone<T>(
  folder: string,
  doing: 'Đang sao lưu' | 'Đang khôi phục' | 'Đang diễn tập' | 'Đang ghi ra thư mục khác',
  work: () => Promise<T>,
): Promise<T> {
  const before = busy.get(folder)
  if (before !== undefined) throw new Refusal('refused', `${before} rồi. Hãy chờ lần này xong.`)
  busy.set(folder, doing)
  try {
    return await work()
  } finally {
    busy.delete(folder)
  }
}
