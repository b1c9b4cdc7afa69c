// The tests in Playwright's JSON report, which nests them as files and `describe` do.

/** @returns {object[]} each of the report's specs, with the titles of its suites and its own as `path` */
export function specsOf(suites = [], above = []) {
  return suites.flatMap((suite) => {
    const path = [...above, suite.title];
    const own = (suite.specs ?? []).map((spec) => ({ ...spec, path: [...path, spec.title] }));
    return [...own, ...specsOf(suite.suites, path)];
  });
}
