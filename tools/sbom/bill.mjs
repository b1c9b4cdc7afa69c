// A bill of materials in the form of CycloneDX: what a release is made of, from what cargo and npm say of it themselves.

/**
 * @param {object} parts
 * @param {object} parts.metadata what `cargo metadata` says for the release's target
 * @param {string} parts.lock the text of Cargo.lock, which has the hash of each crate
 * @param {object} parts.npm what `npm sbom` says
 * @param {string[]} parts.scripts the npm packages whose files are in the release
 * @param {string} parts.commit of which the release is built
 */
export function billOf({ metadata, lock, npm, scripts, commit }) {
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const root = metadata.resolve.root;
  const hashes = hashesOf(lock);
  const { linked, used } = reached(root, nodes, packages);
  const crates = [...used].filter((id) => id !== root).map((id) => crateOf(packages.get(id), hashes, linked.has(id)));
  const fromNpm = scripts.map((name) => npm.components.find((component) => component.name === name) ?? missing(name));
  const app = packages.get(root);
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      tools: [{ name: "cargo metadata and npm sbom, joined by Pipeframe" }],
      component: { ...crateOf(app, hashes, true), type: "application", properties: [{ name: "commit", value: commit }] },
    },
    components: [...crates, ...fromNpm].sort((one, other) => (one["bom-ref"] < other["bom-ref"] ? -1 : 1)),
    dependencies: [
      ...[...used].map((id) => ({
        ref: refOf(packages.get(id)),
        dependsOn: [
          ...nodes.get(id).deps.filter(isForTheProgram).map(({ pkg }) => refOf(packages.get(pkg))),
          ...(id === root ? fromNpm.map((component) => component["bom-ref"]) : []),
        ].sort(),
      })),
      ...fromNpm.map((component) => ({ ref: component["bom-ref"], dependsOn: [] })),
    ],
  };
}

/** The crates that a program is built with, and those of them whose code is in it: macros and build scripts run while it is compiled. */
function reached(root, nodes, packages) {
  const linked = new Set();
  const used = new Set();
  visit(root, true);
  return { linked, used };

  function visit(id, isLinked) {
    const found = isLinked ? linked : used;
    if (found.has(id)) return;
    found.add(id);
    used.add(id);
    for (const dependency of nodes.get(id).deps.filter(isForTheProgram)) {
      const isMacro = packages.get(dependency.pkg).targets.some(({ kind }) => kind.includes("proc-macro"));
      const isBuild = dependency.dep_kinds.every(({ kind }) => kind === "build");
      visit(dependency.pkg, isLinked && !isMacro && !isBuild);
    }
  }
}

function isForTheProgram({ dep_kinds: kinds }) {
  return kinds.some(({ kind }) => kind !== "dev");
}

function crateOf({ name, version, license, source, description }, hashes, isLinked) {
  const component = {
    "bom-ref": refOf({ name, version }),
    type: "library",
    name,
    version,
    scope: isLinked ? "required" : "excluded",
    purl: refOf({ name, version }),
    licenses: [{ expression: license?.replaceAll("/", " OR ") ?? "NOASSERTION" }],
  };
  if (description) component.description = description.trim();
  const hash = source && hashes.get(`${name} ${version}`);
  if (hash) component.hashes = [{ alg: "SHA-256", content: hash }];
  return component;
}

function refOf({ name, version }) {
  return `pkg:cargo/${name}@${version}`;
}

function hashesOf(lock) {
  const entries = lock.matchAll(/^name = "([^"]+)"\nversion = "([^"]+)"\n(?:source = .*\n)?(?:checksum = "([0-9a-f]{64})")?/gm);
  return new Map([...entries].filter(([, , , hash]) => hash).map(([, name, version, hash]) => [`${name} ${version}`, hash]));
}

function missing(name) {
  throw new Error(`npm does not list ${name}, whose file is in the release. Run npm ci, then this command again.`);
}
