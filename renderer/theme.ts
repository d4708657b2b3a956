import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Party red, the one accent. Never used for alarms. */
const party: MantineColorsTuple = [
  '#fbeff0',
  '#f3d9db',
  '#e8b3b7',
  '#dc8a91',
  '#d1656e',
  '#c33d48',
  '#ad1a2b',
  '#961424',
  '#7f0f1d',
  '#680a16',
]

/** What needs attention: a warning, an error in a field. */
const amber: MantineColorsTuple = [
  '#fdf6e9',
  '#f8e8cb',
  '#efd09a',
  '#e5b766',
  '#d99c3a',
  '#c07f1c',
  '#9a5f0c',
  '#855108',
  '#6f4306',
  '#593504',
]

export const theme = createTheme({
  primaryColor: 'party',
  primaryShade: 6,
  colors: { party, amber },
  fontFamily: "'Segoe UI', system-ui, 'Noto Sans', sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: { fontWeight: '600' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        centered: true,
        size: '34rem',
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: { title: { fontWeight: 600 } },
    },
    Notification: { defaultProps: { color: 'gray', closeButtonProps: { 'aria-label': 'Đóng' } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 400 } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
    Select: { defaultProps: { allowDeselect: false, comboboxProps: { transitionProps: { duration: 0 } } } },
  },
})

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1d2025',
    '--mantine-color-dimmed': '#5a6068',
    '--mantine-color-placeholder': '#6d737b',
    '--mantine-color-error': '#8f4a00',
    '--mantine-color-default-border': '#c9ccd1',
  },
  dark: {
    '--mantine-color-body': '#1b1d21',
    '--mantine-color-text': '#e4e6e9',
    '--mantine-color-dimmed': '#a9afb8',
    '--mantine-color-placeholder': '#969ca5',
    '--mantine-color-error': '#f0b35e',
    '--mantine-color-default': '#1f2226',
    '--mantine-color-default-hover': '#282b30',
    '--mantine-color-default-border': '#4d525a',
    '--mantine-color-anchor': '#f0949c',
  },
})
