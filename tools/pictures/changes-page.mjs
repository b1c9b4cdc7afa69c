// The page that shows pictures before and after a change.

const style = `
  :root { color-scheme: light dark; font: 14px system-ui, sans-serif; }
  body { margin: 24px; }
  section { margin-block: 0 32px; }
  h2 { font-size: 16px; overflow-wrap: anywhere; }
  .pictures { display: flex; flex-wrap: wrap; align-items: start; gap: 16px; }
  figure { margin: 0; }
  figcaption { margin-block-end: 4px; }
  img { display: block; max-inline-size: 100%; outline: 1px solid #8888; }
  .difference { position: relative; isolation: isolate; background: #000; }
  .difference img + img { position: absolute; inset-block-start: 0; inset-inline-start: 0; mix-blend-mode: difference; }
`;

/**
 * @param {{ name: string, before?: Uint8Array, after?: Uint8Array }[]} changes The bytes of each picture; none where there was or is none.
 * @returns {string} A page that needs no other file.
 */
export function changesPage(changes) {
  const sections = changes.length === 0 ? "<p>No picture changed.</p>" : changes.map(section).join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Pictures that changed</title>
<style>${style}</style>
<h1>Pictures that changed</h1>
${sections}
</html>
`;
}

function section({ name, before, after }) {
  const pictures = [figure("Before", before), figure("After", after)];
  if (before && after) pictures.push(`<figure><figcaption>Difference</figcaption><div class="difference">${image(before)}${image(after)}</div></figure>`);
  return `<section><h2>${escaped(name)}</h2><div class="pictures">${pictures.join("")}</div></section>`;
}

function figure(caption, bytes) {
  return `<figure><figcaption>${caption}</figcaption>${bytes ? image(bytes) : "None"}</figure>`;
}

function image(bytes) {
  return `<img alt="" src="data:image/png;base64,${Buffer.from(bytes).toString("base64")}">`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
