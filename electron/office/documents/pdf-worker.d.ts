/** Loaded for what it does: it makes the library's worker known to the thread that loads it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
