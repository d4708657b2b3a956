/** Vite puts the styles into the page; a module's class names come back as an object. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  // biome-ignore lint/style/noDefaultExport: this is how Vite hands a CSS module over
  export default classes
}
declare module '*.css'
