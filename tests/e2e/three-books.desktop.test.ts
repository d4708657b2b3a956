import { desktopStage } from './stage.ts'
import { describeThreeBooks, national, old, superiors } from './three-books.suite.ts'

describeThreeBooks('in the desktop program', desktopStage, [old, national, superiors])
