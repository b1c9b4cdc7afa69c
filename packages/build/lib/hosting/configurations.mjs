// What each server needs to be told, made from rules.json and from what lies in the folder.

import { cacheOf, headersFor, isHashed, rules } from "./rules.mjs";

/**
 * @typedef {object} Site
 * @property {string[]} pages @property {string[]} files
 * @typedef {object} Place
 * @property {string} folder that holds the release on the server @property {string} below the path that it is served below, "" at the root
 * @property {string[]} [framedBy] @property {boolean} [brotli] whether nginx has its module @property {string} [server] the origin of the
 *   app's own server, which the same host passes requests on to @property {string} name of the host
 */

/** What the app's own server answers: pages ask the API, people are sent to install the app and to sign in, Pipedrive sends webhooks. */
const ofServer = ["/api/*", "/oauth/*", "/account", "/account/*", "/webhooks", "/health"];

/** @param {Site} site @param {Place} place */
export function nginx({ pages }, { folder, below, framedBy, brotli = false, server, name }) {
  const own = literal(below);
  const passOn = (path) => {
    const isFolder = path.endsWith("/*");
    const start = isFolder ? path.slice(0, -1) : path;
    return `    location ${isFolder ? "" : "= "}${below}${start} { proxy_pass ${server}${start}; }`;
  };
  const passedOn = server
    ? `
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
${ofServer.map(passOn).join("\n")}
`
    : "";
  return `# A release of a Pipeframe app for nginx: into sites-enabled or conf.d, which are read within http { }.

# Names with a hash never change their content; everything else is asked about each time, and so is what is not there.
map "$status$uri" $pipeframe_cache {
    default "${rules.cache.other}";
    "~^(200|206|304).*${rules.hashedName}" "${rules.cache.hashed}";
}

server {
    listen 443 ssl http2;
    server_name ${name};
    ssl_certificate /etc/ssl/${name}.pem;
    ssl_certificate_key /etc/ssl/private/${name}.key;

    root ${folder};
    server_tokens off;

    # A location with an add_header of its own would lose all of these: leave them here, and put others beside them.
${headersFor(framedBy).map(([header, value]) => `    add_header ${header} "${value}" always;`).join("\n")}
    add_header Cache-Control $pipeframe_cache always;

    types {
${Object.entries(rules.types).map(([end, [type]]) => `        ${type} ${end};`).join("\n")}
    }

    # The copies that were compressed with the release. ${brotli ? "brotli_static is of the module ngx_http_brotli_static_module." : "With the module ngx_http_brotli_static_module: pipeframe-build hosting nginx --brotli"}
    gzip_static on;
${brotli ? "    brotli_static on;\n" : ""}    gzip_vary on;
${passedOn}
    # A file that is not there is 404 and never a page.
    location ${below}/ {
        rewrite "^${own}/(${pages.join("|")})$" /$1.html break;
        rewrite "^${own}/(.*)$" /$1 break;
    }
${below ? "    location / { return 404; }\n" : ""}}
`;
}

/** @param {Site} site @param {Place} place */
export function caddy({ pages }, { folder, below, framedBy, server, name }) {
  const passedOn = server
    ? `
	@server path ${ofServer.map((path) => below + path).join(" ")}
	handle @server {
${below ? `		uri strip_prefix ${below}\n` : ""}		reverse_proxy ${server}
	}
`
    : "";
  return `# A release of a Pipeframe app for Caddy: a Caddyfile.

${name} {
	root * ${folder}

	header {
${headersFor(framedBy).map(([header, value]) => `		${header} "${value}"`).join("\n")}
	}
${passedOn}
	handle${below ? `_path ${below}/*` : ""} {
		@page path ${pages.map((page) => `/${page}`).join(" ")}
		rewrite @page {path}.html

		# Names with a hash never change their content; everything else is asked about each time, and so is what is not there.
		@hashed {
			path_regexp \`${rules.hashedName}\`
			file
		}
		@other not {
			path_regexp \`${rules.hashedName}\`
			file
		}
		header @other Cache-Control "${rules.cache.other}"
		header @hashed Cache-Control "${rules.cache.hashed}"

		# The copies that were compressed with the release.
		file_server {
			precompressed br gzip
		}
	}
${below ? "	handle {\n		respond 404\n	}\n" : ""}}
`;
}

/**
 * `_headers`, as Netlify and Cloudflare Pages read it. Both add the headers of all rules that fit, so that each header comes from one rule
 * for each path; what is not named is asked about each time, as both do by themselves.
 *
 * @param {Site} site @param {{framedBy?: string[]}} options
 */
export function headersFile(site, { framedBy }) {
  const ruleOf = (path, headers) => [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  return `${[ruleOf("/*", headersFor(framedBy)), ...ownHeaders(site).map(([path, headers]) => ruleOf(path, headers))].join("\n")}\n`;
}

/** @param {Site} site @param {{framedBy?: string[]}} options */
export function vercel(site, { framedBy }) {
  const listed = (headers) => headers.map(([key, value]) => ({ key, value }));
  const settings = {
    $schema: "https://openapi.vercel.sh/vercel.json",
    rewrites: site.pages.map((page) => ({ source: `/${page}`, destination: `/${page}.html` })),
    headers: [
      { source: "/(.*)", headers: listed(headersFor(framedBy)) },
      ...ownHeaders(site).map(([source, headers]) => ({ source, headers: listed(headers) })),
    ],
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** By their whole names, so that a file that is not there is not kept for a year as missing. */
function ownHeaders({ pages, files }) {
  const documents = files.filter((name) => name.endsWith(".html"));
  const named = [...pages, ...documents, ...files.filter(isHashed)];
  return named.map((name) => {
    const type = name.endsWith(".wasm") ? [["Content-Type", "application/wasm"]] : [];
    return [`/${name}`, [["Cache-Control", cacheOf(name)], ...type]];
  });
}

/** A text that stands for itself in a regular expression. */
function literal(text) {
  return text.replaceAll(".", "\\.");
}
