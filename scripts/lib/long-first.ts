import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Where files are that start processes, or wait for what takes its time. */
const long = /\/apps\/stories\/src\/(faults|deploy|runner|browser|world)\/|\/stale-connections\.test/;

/**
 * Such files first, so that a run does not end with one of them alone on all cores; else vitest's own order (what failed,
 * then what took longest the last time, then what is largest).
 */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
