import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { documentWord } from '../../../electron/office/documents/word.ts'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layoutProfileSchema } from '../../../shared/documents/layout.ts'
import { partyDocumentSchema } from '../../../shared/documents/model.ts'

const schemas = join(import.meta.dirname, '../../fixtures/schemas')
const files = readdirSync(schemas).filter((name) => name.endsWith('.db'))

/** The papers that a program of its time has frozen, as they lie in its file. */
const frozenIn = (file: string): readonly { readonly document: string; readonly layout: string }[] => {
  const connection = openDatabase(join(schemas, file), { readonly: true })
  try {
    return connection.prepare<[], { document: string; layout: string }>('SELECT * FROM paper_version').all()
  } finally {
    connection.close()
  }
}

describe('papers that an earlier program has frozen', () => {
  it.each(files)('in %s are read and drawn as they were', async (file) => {
    const frozen = frozenIn(file)
    expect(frozen.length).toBeGreaterThan(0)
    for (const row of frozen) {
      const document = partyDocumentSchema.parse(JSON.parse(row.document))
      const layout = layoutProfileSchema.parse(JSON.parse(row.layout))
      expect(JSON.stringify(document)).toBe(row.document)
      expect(documentHtml(document, layout)).toContain('<h1>BIÊN BẢN</h1>')
      expect((await documentWord(document, layout)).length).toBeGreaterThan(1000)
    }
  })
})
