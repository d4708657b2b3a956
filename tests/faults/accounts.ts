/** The person of these tests. */
export const firstAccount = { name: 'Lò Thị Ánh', login: 'anh.lo', password: 'chum-suoi-ghe-lua' }
export const otherPassword = 'trời mưa gà gáy'
