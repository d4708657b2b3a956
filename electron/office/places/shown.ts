/** Names that a clerk could mean: not hidden ones, nor those that Windows keeps for itself (`$Recycle.Bin`). */
export const isShown = (name: string): boolean => !name.startsWith('.') && !name.startsWith('$')
