/** The two ipc channels; there are no others. */
export const requestChannel = 'office'
export const eventChannel = 'office-event'
