/** What a clerk may have typed at the moment of a search; the last finds nobody. */
export const keystrokes: readonly string[] = [
  'n',
  'ng',
  'nguyen',
  'Nguyễn Thị',
  'hoa',
  'Hòa',
  'd',
  'dong',
  'long vang',
  'minh quy thi',
  '0',
  '0101',
  '230000',
  '77',
  'khongcoai',
]
