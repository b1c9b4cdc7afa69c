// Trusted Types: a policy that asks for them lets a page write no text as markup, which is how injected markup gets in.

const writesMarkup = /\.(?:innerHTML|outerHTML|srcdoc) ?=[^=]|\.(?:insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString|write|writeln)\(/;

/** @param {string} html the finished document @param {{page?: string, loader: string}[]} bundles refused when the policy would stop one at run time */
export function checkTrustedTypes(html, bundles) {
  if (!/require-trusted-types-for/.test(html)) return;
  const found = bundles.filter(({ loader }) => writesMarkup.test(loader)).map(({ page }) => page ?? "the app");
  if (found.length === 0) return;
  throw new Error(
    `${found.join(", ")}: the program writes text as markup, which require-trusted-types-for in the policy of index.html forbids. ` +
      "`view!` does so for an element whose attributes and contents are all fixed: write it in builder syntax or as a component, or take require-trusted-types-for and trusted-types out of the policy.",
  );
}
