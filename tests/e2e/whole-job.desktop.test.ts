import { desktopStage } from './stage.ts'
import { describeWholeJob } from './whole-job.suite.ts'

describeWholeJob('in the desktop program', desktopStage)
