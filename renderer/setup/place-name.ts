import { tidy } from '../../shared/text/fold.ts'

const KIND = /^(đảng bộ\s+)?(xã|phường|thị trấn|đặc khu)\s+/iu

/** The place in the date line of papers, proposed from the commune's name: "xã Mường Than" -> "Mường Than". */
export const proposePlaceName = (communeName: string): string => tidy(communeName).replace(KIND, '')
