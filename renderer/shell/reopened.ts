import { notifications } from '@mantine/notifications'

/** What happened to the window before this page came up, in words that stay until they are closed. */
export const tellReopened = (isOutOfMemory: boolean): void =>
  void notifications.show({
    color: 'amber',
    autoClose: false,
    message: `Cửa sổ vừa gặp lỗi${isOutOfMemory ? ' vì máy thiếu bộ nhớ' : ''} và đã tự mở lại. Những gì đã ghi còn nguyên; hãy xem lại phần đang nhập dở.${
      isOutOfMemory ? ' Nên đóng bớt chương trình khác.' : ''
    }`,
  })
