import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import { filesThatTell } from '../helpers/clear-text.ts'
import { socketsBeyond } from '../helpers/sockets.ts'
import type { Stage } from './stage.ts'
import {
  backUp,
  checkPdf,
  checkWord,
  firstRun,
  importMembers,
  makeMinutes,
  namesAndNumbers,
  restoreElsewhere,
  runMeeting,
  tellStartingFacts,
} from './whole-job.ts'

/** The one job of the foundation, step after step in one office; each step needs the one before. */
export const describeWholeJob = (where: string, open: () => Promise<Stage>): void => {
  describe(`a clerk does the whole job ${where}`, () => {
    let stage: Stage
    let papers: { pdf: Uint8Array; word: Uint8Array }
    const connections = new Set<string>()
    let looks = 0
    let watch: NodeJS.Timeout | undefined
    beforeAll(async () => {
      stage = await open()
      watch = setInterval(() => {
        looks += 1
        for (const socket of socketsBeyond(stage.pid)) connections.add(socket)
      }, 200)
    })
    afterAll(() => {
      clearInterval(watch)
      return stage.close()
    })
    // What the clerk saw when it went wrong.
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return
      await stage.page.screenshot({ path: join(out, 'failures', `${where} ${task.name}.png`) })
    })

    it('starts on an empty PC', () => firstRun(stage))
    it('loads the member list of 337 members in 22 cells, once', () => importMembers(stage))
    it('tells what no workbook holds', () => tellStartingFacts(stage))
    it('runs a monthly meeting of one cell', () => runMeeting(stage))
    it('freezes, prints and records the signing of its minutes', async () => {
      papers = await makeMinutes(stage)
    })
    it('has minutes in Party form', () => checkPdf(papers.pdf, stage.chromium))
    it('has the same minutes in Word', () => checkWord(papers.word))
    it('takes a backup to the stick, read back and counted', () => backUp(stage))
    it('has spoken to nothing beyond this PC', () => {
      expect(looks).toBeGreaterThan(20)
      expect([...connections]).toEqual([])
    })
    it('leaves no name and no number to be read in any file that the program wrote', async () => {
      const words = await namesAndNumbers()
      expect(words.length).toBeGreaterThan(900)
      expect(filesThatTell(stage.folder, words)).toEqual([])
      expect(filesThatTell(stage.stick, words)).toEqual([])
    })
    it('restores the stick on another PC', async () => {
      const other = await open()
      try {
        await cp(stage.stick, other.stick, { recursive: true })
        await restoreElsewhere(other)
        expect(filesThatTell(other.folder, await namesAndNumbers())).toEqual([])
      } finally {
        await other.close()
      }
    })
  })
}
