import { useSyncExternalStore } from 'react'

/**
 * Where the window is, kept wholly in the fragment: `#/dang-vien?chi-bo=...`. Wouter's own hash location writes the
 * search before the fragment, where it would reach the host.
 */
const subscribe = (onChange: () => void): (() => void) => {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}
const place = (): string => `/${location.hash.replace(/^#?\/?/, '')}`
const path = (): string => place().split('?')[0] ?? '/'
const search = (): string => place().split('?')[1] ?? ''

export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  const next = `#${to.startsWith('/') ? to : `/${to}`}`
  if (next === location.hash) return
  if (options.replace) history.replaceState(null, '', next)
  else history.pushState(null, '', next)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

export const useOfficeLocation = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, path), navigate],
  { hrefs: (href: string) => `#${href}` },
)
export const useOfficeSearch = (): string => useSyncExternalStore(subscribe, search)
