/** Ending of the files that the system opens with this program. */
export const ownEnding = '.sochibo'

/** Lies in every set for the clerk to press twice; the set is whole without it, and nothing is read from it. */
export const doorFileName = `Mo ban sao luu nay${ownEnding}`

/** For whoever looks into it where the program is not installed. */
export const doorFileText = `Thư mục này là một bản sao lưu của chương trình Sổ Chi bộ.\r
\r
Trên máy đã cài chương trình: bấm đúp tệp này để xem bản sao lưu; sổ đang dùng không thay đổi.\r
Nếu Windows hỏi mở bằng gì, hãy mở chương trình, vào trang Sao lưu, mục Khôi phục, rồi chọn thư mục này.\r
Không đổi tên, không xóa các tệp bên cạnh.\r
`

/** Whether a path, as the system hands it over, is that of such a file. */
export const isOwnFile = (path: string): boolean => path.toLowerCase().endsWith(ownEnding)
