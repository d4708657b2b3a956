/** Người ngoài danh sách đảng viên: village heads, people to be won, guests, members of elsewhere who live here. */
export const outsidersContract = {}
