declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url' {
  /** Address of the worker's file beside the window's own files. */
  const url: string
  // biome-ignore lint/style/noDefaultExport: Vite exports an asset's address as the default
  export default url
}
