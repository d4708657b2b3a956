import { browserStage } from './stage.ts'
import { describeThreeBooks, national, old, superiors } from './three-books.suite.ts'

describeThreeBooks('in a browser', browserStage, [superiors, old, national])
