import { browserStage } from './stage.ts'
import { describeWholeJob } from './whole-job.suite.ts'

describeWholeJob('in a browser', browserStage)
